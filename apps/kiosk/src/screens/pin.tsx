import { Delete, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lengths } from '../entry.ts'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'

/** How long the last digit can be read before it is masked, ms. */
const shownMs = 900
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Boxes for the digits: masked but for the last one, which shows briefly. */
function Boxes({ digits, length }: { digits: string; length: number }) {
  const { t } = useTranslation('kiosk')
  const [masked, setMasked] = useState(digits.length)
  useEffect(() => {
    const late = setTimeout(() => setMasked(digits.length), digits.length ? shownMs : 0)
    return () => clearTimeout(late)
  }, [digits])
  const box = (at: number) => {
    const digit = digits[at]
    if (!digit) return ''
    return at === digits.length - 1 && at >= masked ? digit : '•'
  }
  return (
    <p className="boxes" role="img" aria-label={t('pin.entered', { entered: digits.length, length })}>
      {Array.from({ length }, (_, at) => (
        <span key={at} className="box tabular" data-next={at === digits.length || undefined}>
          {box(at)}
        </span>
      ))}
    </p>
  )
}

/** The PIN, on a pad in the telephone's order; a keyboard's digits work as well, see use-typing.ts. */
export function PinScreen({ digits, checking }: { digits: string; checking: boolean }) {
  const { view, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const { longest: length, autoSubmitLength } = lengths('pin', view)
  const press = (digit: string) => () =>
    dispatch({ type: 'type', signs: digit, longest: length, autoSubmitLength: autoSubmitLength })
  return (
    <Frame
      name="pin"
      ask={
        <>
          <Question>{t('pin.question', { count: length })}</Question>
          <p className="lead" role="status">
            {checking ? t('pin.checking') : t('pin.hint')}
          </p>
          <Boxes digits={digits} length={length} />
          <p className="visually-hidden" data-typed role="status">
            {t('pin.entered', { entered: digits.length, length })}
          </p>
        </>
      }
      answers={
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame that says nothing more
        <div className="pad" role="group" aria-label={t('pin.pad')} data-busy={checking || undefined}>
          {keys.map((digit) => (
            <button type="button" key={digit} className="key tabular" data-key={digit} onClick={press(digit)}>
              {digit}
            </button>
          ))}
          <button type="button" className="key word" data-key="clear" onClick={() => dispatch({ type: 'clear' })}>
            <X aria-hidden />
            <span>{t('pin.clear')}</span>
          </button>
          <button type="button" className="key tabular" data-key="0" onClick={press('0')}>
            0
          </button>
          <button type="button" className="key word" data-key="back" onClick={() => dispatch({ type: 'backspace' })}>
            <Delete aria-hidden />
            <span>{t('pin.backspace')}</span>
          </button>
        </div>
      }
    />
  )
}
