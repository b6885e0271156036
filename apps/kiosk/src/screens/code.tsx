import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { codeShape, inGroups, lengths } from '../entry.ts'
import { Frame, Question } from '../frame.tsx'
import { Keyboard } from '../keyboard.tsx'
import { layered, numberRows, qwerty } from '../keyboard-rows.ts'
import { useKiosk } from '../kiosk-context.ts'
import type { Entry } from '../machine-state.ts'
import { queueName } from '../refusal.ts'
import { Unbroken } from '../unbroken.tsx'
import { useMedia } from '../use-media.ts'

/** What was typed, large and whole: a code of mixed signs is compared with the paper, sign by sign. */
function Typed({ kind, typed }: { kind: Entry['kind']; typed: string }) {
  const { t } = useTranslation('kiosk')
  return (
    <p className="typed tabular" role="img" aria-label={t('code.entered', { code: [...typed].join(' ') })}>
      {inGroups(kind, typed).map((group, at) => (
        <span key={at}>{group}</span>
      ))}
      <span className="caret" />
    </p>
  )
}

/** A code of letters and digits (WRO-1), or a booking number (OLS-1), on a keyboard of the machine's own. */
export function CodeScreen(props: { entry: Entry; typed: string; checking: boolean }) {
  const { entry, typed, checking } = props
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const landscape = useMedia('(orientation: landscape)')
  const low = landscape && state.lowReach
  const { kind, queue } = entry
  const { least, longest, autoSubmitLength } = lengths(kind, view)
  const rows = kind === 'number' ? numberRows(codeShape(view).numbers, low) : low ? layered : qwerty
  const hint =
    kind === 'number' ? t('code.numberHint', { example: `${codeShape(view).numbers[0]}001` }) : t('code.hint')
  return (
    <Frame
      name="code"
      ask={
        <>
          {queue !== null && (
            <p className="over">
              <Unbroken text={queueName(view, queue, state.language)} />
            </p>
          )}
          <Question>{t(kind === 'number' ? 'code.numberQuestion' : 'code.question')}</Question>
          <p className="lead" role="status">
            {checking ? t('pin.checking') : hint}
          </p>
          <Typed kind={kind} typed={typed} />
          <p className="visually-hidden" data-typed role="status">
            {t('speech:signs', { count: typed.length })}
          </p>
        </>
      }
      answers={
        <>
          <Keyboard
            layers={rows}
            busy={checking}
            ready={typed.length >= least}
            onWhole={() => dispatch({ type: 'whole', least })}
            onSign={(sign) => dispatch({ type: 'type', signs: sign, longest, autoSubmitLength: autoSubmitLength })}
            onBack={() => dispatch({ type: 'backspace' })}
            onClear={() => dispatch({ type: 'clear' })}
          />
          {!low && (
            <div className="whole">
              {typed.length >= least && (
                <Answer
                  icon={Check}
                  kind="main"
                  title={checking ? t('pin.checking') : t('code.whole')}
                  busy={checking}
                  onPress={() => dispatch({ type: 'whole', least })}
                />
              )}
            </div>
          )}
        </>
      }
    />
  )
}
