import { ArrowLeft, ArrowRight, Link, TriangleAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PairProblem } from '../../contract.ts'
import { ask } from './bridge.ts'
import { Frame } from './frame.tsx'
import { Keyboard, Pad } from './keyboard.tsx'

type Step = 'address' | 'code' | 'pin'

/** The step that a problem is put right in. */
const stepOf: Record<PairProblem, Step> = {
  input: 'address',
  unreachable: 'address',
  'not-a-hub': 'address',
  refused: 'code',
  pin: 'pin',
}
const bringsCode = (address: string) => /#(.*&)?(token|code)=/.test(address)

/** First start: the hub's address, the machine's code and, where there is none, the staff PIN. One question a page. */
export function PairingScreen({ needsPin, hub }: { needsPin: boolean; hub: string | null }) {
  const { t } = useTranslation('service')
  const [values, setValues] = useState({ address: hub ?? '', code: '', pin: '' })
  const [step, setStep] = useState<Step>('address')
  const [state, setState] = useState<'asking' | 'connecting' | 'connected'>('asking')
  const [problem, setProblem] = useState<PairProblem | null>(null)

  const steps: Step[] = [
    'address',
    ...(bringsCode(values.address) ? [] : ['code' as const]),
    ...(needsPin ? ['pin' as const] : []),
  ]
  const at = steps.indexOf(step)
  const value = values[step]
  const change = (text: string) =>
    setValues({ ...values, [step]: step === 'pin' ? text.replace(/\D/g, '').slice(0, 8) : text })
  const isLast = at === steps.length - 1
  const fits = step === 'pin' ? value.length >= 4 : value.trim() !== ''

  const connect = async () => {
    setState('connecting')
    setProblem(null)
    const { address, code, pin } = values
    const answer = await ask({ ask: 'pair', address, code, ...(needsPin && { pin }) })
    if (answer.ok) return setState('connected')
    setState('asking')
    setProblem(answer.problem)
    const back = stepOf[answer.problem]
    setStep(steps.includes(back) ? back : 'address')
  }
  const onward = (event: FormEvent) => {
    event.preventDefault()
    if (!fits || state !== 'asking') return
    setProblem(null)
    if (isLast) void connect()
    else setStep(steps[at + 1] ?? step)
  }
  const edit = {
    onKey: (key: string) => change(value + key),
    onBack: () => change(value.slice(0, -1)),
    onClear: () => change(''),
  }
  const lead = (
    <>
      <p className="lead">{t(`pairing.${step}Hint`)}</p>
      {step === 'code' && <code>poczekalnia device add kiosk NAZWA</code>}
    </>
  )

  return (
    <Frame
      name={`pairing-${step}`}
      over={t('pairing.step', { step: at + 1, steps: steps.length })}
      title={t(`pairing.${step}`)}
      lead={lead}
      bottom={
        at > 0 && (
          <button
            type="button"
            className="tool"
            disabled={state !== 'asking'}
            onClick={() => setStep(steps[at - 1] ?? step)}
          >
            <ArrowLeft aria-hidden />
            <span>{t('back')}</span>
          </button>
        )
      }
    >
      <form className="entry" onSubmit={onward}>
        <input
          key={step}
          aria-label={t(`pairing.${step}`)}
          type={step === 'pin' ? 'password' : 'text'}
          inputMode="none"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the only field of the page, and a keyboard may be plugged in
          autoFocus
          value={value}
          disabled={state !== 'asking'}
          onChange={(event) => change(event.target.value)}
        />
        <p className="live" role="status">
          {problem && (
            <>
              <TriangleAlert aria-hidden /> {t(`problem.${problem}`)}
            </>
          )}
          {state === 'connecting' && t('pairing.connecting')}
          {state === 'connected' && t('pairing.connected')}
        </p>
        {step === 'pin' ? <Pad {...edit} /> : <Keyboard {...edit} />}
        <button type="submit" className="answer main short" disabled={!fits || state !== 'asking'}>
          {isLast ? <Link aria-hidden className="icon" /> : <ArrowRight aria-hidden className="icon" />}
          <span className="title">{isLast ? t('pairing.connect') : t('next')}</span>
        </button>
      </form>
    </Frame>
  )
}
