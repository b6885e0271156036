import './pairing.css'
import { type DeviceKind, PAIRING_LENGTH, type Paired, pairingSigns, readPairingCode } from '@poczekalnia/protocol'
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { broughtCode, keepPairing, passOver } from './keep.ts'

type Problem =
  | { what: 'pairing-code-wrong' | 'pairing-code-elsewhere' | 'unreachable' }
  | { what: 'wait'; seconds: number }

/** Only the signs that a code may have, as many as it has. */
const typed = (text: string) =>
  [...text.toUpperCase()]
    .filter((sign) => pairingSigns.includes(sign))
    .slice(0, PAIRING_LENGTH)
    .join('')

/**
 * How a screen is paired that the hub doesn't know: eight signs, typed on a keyboard or on the glass, or brought by the
 * address (`#code=…`). Then the page loads anew, and is that device.
 */
export function PairingForm({ screen }: { screen: DeviceKind }) {
  const { t } = useTranslation('pairing')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const id = useId()
  const asked = useRef(false)

  const pair = useCallback(
    async (whole: string) => {
      setBusy(true)
      setProblem(null)
      try {
        const answer = await api<Paired>('POST', '/api/pair', { body: { kind: screen, code: whole } })
        if (answer.ok) return keepPairing(screen, whole, answer)
        setProblem(problemOf(answer.error))
        // An address that is opened at each start brings the code that once paired this screen.
        if (answer.error.code !== 'rate-limited') passOver(screen, whole)
      } catch {
        setProblem({ what: 'unreachable' })
      }
      setBusy(false)
    },
    [screen],
  )
  useEffect(() => {
    const brought = broughtCode()
    if (brought === null || asked.current) return
    asked.current = true
    setCode(brought)
    void pair(brought)
  }, [pair])

  const send = (event: FormEvent) => {
    event.preventDefault()
    const whole = readPairingCode(code)
    if (whole !== null && !busy) void pair(whole)
  }
  return (
    <form className="pairing-form" onSubmit={send}>
      <label htmlFor={id}>{t('title')}</label>
      <p id={`${id}-hint`}>{t('text')}</p>
      <input
        id={id}
        value={code}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => setCode(typed(event.target.value))}
      />
      <fieldset className="pairing-keys" aria-label={t('keys')}>
        {[...pairingSigns].map((sign) => (
          <button type="button" key={sign} onClick={() => setCode(typed(code + sign))}>
            {sign}
          </button>
        ))}
        <button type="button" aria-label={t('delete')} onClick={() => setCode(code.slice(0, -1))}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M21 5H9l-7 7 7 7h12zM17.5 9l-6 6M11.5 9l6 6" />
          </svg>
        </button>
      </fieldset>
      <p className="pairing-problem" role="alert">
        {problem && t(`problem.${problem.what}`, problem.what === 'wait' ? { seconds: problem.seconds } : {})}
      </p>
      <button type="submit" className="pairing-go" disabled={busy || code.length < PAIRING_LENGTH}>
        {busy ? t('busy') : t('connect')}
      </button>
    </form>
  )
}

function problemOf(error: { code: string; seconds?: number }): Problem {
  if (error.code === 'rate-limited') return { what: 'wait', seconds: error.seconds ?? 1 }
  if (error.code === 'pairing-code-wrong' || error.code === 'pairing-code-elsewhere') return { what: error.code }
  return { what: error.code === 'bad-request' ? 'pairing-code-wrong' : 'unreachable' }
}
