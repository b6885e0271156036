import './letters.css'
import { type LetterKind, type Letters, type LettersSent, letterKinds } from '@poczekalnia/protocol'
import { api, apiAddress } from '@poczekalnia/ui'
import { FormMessage, type FormRefusal } from '@poczekalnia/ui/staff'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { partOfRoute } from '../../route.ts'
import { Said } from '../../shared/said.tsx'
import { SelectField } from '../../shared/select-field.tsx'
import { SureDialog } from '../../shared/sure-dialog.tsx'
import { useBookings } from '../../shared/use-bookings.ts'
import { LetterDialog, type ReadLetter } from './letter-dialog.tsx'
import { LettersTable } from './letters-table.tsx'
import { Ways } from './ways.tsx'

/** How many days' visits are listed at once, for PINs that are to be given out. */
const spans = [1, 7, 31] as const

/** Mails that are on their way are looked at so often, ms. */
const EVERY_MS = 5_000

/**
 * Whom the day's early end leaves out, or whose visit is to come, with address and PIN: to be mailed, printed or saved.
 */
export default function LettersPage() {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const today = clock.plainDate()
  const { answer: bookings } = useBookings('')
  const [kind, setKind] = useState<LetterKind>(() => letterKinds.find((one) => one === partOfRoute()) ?? 'visit')
  const [chosen, setDate] = useState('')
  const [span, setSpan] = useState<number>(1)
  const [found, setFound] = useState<Letters | null>(null)
  const [refusal, setRefusal] = useState<FormRefusal | null>(null)
  const [sure, setSure] = useState(false)
  const [read, setRead] = useState<ReadLetter | null>(null)
  const [said, setSaid] = useState('')

  const date = kind === 'closed-early' || chosen === '' ? today : chosen
  const to = kind === 'closed-early' ? date : plusDays(date, span - 1)
  const look = useCallback(async () => {
    setRefusal(null)
    try {
      const answer = await api<Letters>('POST', '/api/letters/look', { body: { kind, date, to } })
      if (answer.ok) setFound(answer)
      else setRefusal(answer.error)
    } catch {
      setRefusal({ code: 'unreachable' })
    }
  }, [kind, date, to])
  useEffect(() => {
    setFound(null)
    void look()
  }, [look])
  useStates(found, setFound)

  const days = [...new Set([today, ...(bookings?.days.map((day) => day.date) ?? [])])].filter((day) => day >= today)
  const letters = found?.letters ?? []
  return (
    <div className="letters">
      <div className="toolbar no-print">
        <SelectField label={t('letters.about')} value={kind} onChange={(one) => setKind(one as LetterKind)}>
          {letterKinds.map((one) => (
            <option key={one} value={one}>
              {t(`letters.kind.${one}`)}
            </option>
          ))}
        </SelectField>
        {kind === 'visit' && (
          <>
            <SelectField label={t('letters.day')} value={date} onChange={setDate}>
              {days.map((day) => (
                <option key={day} value={day}>
                  {clock.formatDate(language, `${day}T12:00:00Z`)}
                </option>
              ))}
            </SelectField>
            <SelectField label={t('letters.days')} value={span} onChange={(one) => setSpan(Number(one))}>
              {spans.map((count) => (
                <option key={count} value={count}>
                  {count === 1 ? t('letters.oneDay') : t('letters.nextDays', { count })}
                </option>
              ))}
            </SelectField>
          </>
        )}
      </div>
      <p className="hint no-print">{t('letters.note')}</p>
      {refusal && <FormMessage refusal={refusal} />}
      {said && <Said text={said} />}
      {!found && !refusal && <p role="status">{t('starting')}</p>}
      {found && (
        <p role="status">
          <strong>
            {letters.length > 0
              ? t('letters.found', { count: letters.length })
              : t(kind === 'closed-early' ? 'letters.noneClosed' : 'letters.none')}
          </strong>
          {found.erased > 0 && ` · ${t('letters.erased', { count: found.erased })}`}
        </p>
      )}
      {found && letters.length > 0 && (
        <>
          <Ways
            found={found}
            file={apiAddress('/api/letters.csv', { kind, date, to })}
            onSend={() => setSure(true)}
            onRead={setRead}
          />
          <LettersTable letters={letters} severalDays={to !== date} canSend={found.canSend} onRead={setRead} />
        </>
      )}
      {read && <LetterDialog letter={read} onClose={() => setRead(null)} />}
      {sure && (
        <SureDialog
          title={t('letters.sendTitle', { count: letters.length })}
          confirm={t('letters.sendConfirm')}
          act={() => api<{ taken: number }>('POST', '/api/letters', { body: { kind, date, to } })}
          onDone={() => {
            setSure(false)
            setSaid(t('letters.sent', { count: letters.length }))
            void look()
          }}
          onClose={() => setSure(false)}
        >
          <p>{t('letters.sendText')}</p>
        </SureDialog>
      )}
    </div>
  )
}

/** Follows mails that are on their way, without reading anybody's address again. */
function useStates(found: Letters | null, setFound: (found: Letters) => void) {
  const waits = found?.letters.some(({ state }) => state === 'waiting') ?? false
  useEffect(() => {
    if (!waits || !found) return
    const timer = setInterval(async () => {
      const answer = await api<LettersSent>('GET', '/api/letters').catch(() => null)
      if (!answer?.ok) return
      const states = new Map(
        answer.letters.filter((one) => one.kind === found.kind).map((one) => [one.booking, one.state]),
      )
      setFound({
        ...found,
        letters: found.letters.map((letter) => ({ ...letter, state: states.get(letter.booking) ?? letter.state })),
      })
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [waits, found, setFound])
}

const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
