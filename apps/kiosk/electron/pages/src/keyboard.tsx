import { ArrowBigUp, Delete, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl-', 'zxcvbnm_.:', '/#='] as const

/**
 * A keyboard on the screen, for an address or a code: a system's own has failed in programs like this one (screens.md).
 */
export function Keyboard({ onKey, onBack, onClear }: { onKey(key: string): void; onBack(): void; onClear(): void }) {
  const { t } = useTranslation('service')
  const [shift, setShift] = useState(false)
  const key = (letter: string) => {
    const shown = shift ? letter.toUpperCase() : letter
    return (
      <button type="button" key={letter} className="key" onClick={() => onKey(shown)}>
        {shown}
      </button>
    )
  }
  return (
    <fieldset className="keyboard" aria-label={t('keyboard.label')}>
      {rows.slice(0, 4).map((row) => (
        <div className="keys" key={row}>
          {[...row].map(key)}
        </div>
      ))}
      <div className="keys last">
        <button type="button" className="key word" aria-pressed={shift} onClick={() => setShift(!shift)}>
          <ArrowBigUp aria-hidden />
          <span>{t('keyboard.shift')}</span>
        </button>
        {[...rows[4]].map(key)}
        <button type="button" className="key word" onClick={onClear}>
          <X aria-hidden />
          <span>{t('keyboard.clear')}</span>
        </button>
        <button type="button" className="key word" onClick={onBack}>
          <Delete aria-hidden />
          <span>{t('keyboard.backspace')}</span>
        </button>
      </div>
    </fieldset>
  )
}

/** Digits in the telephone's order. */
export function Pad({ onKey, onBack, onClear }: { onKey(key: string): void; onBack(): void; onClear(): void }) {
  const { t } = useTranslation('service')
  return (
    <fieldset className="pad" aria-label={t('keyboard.label')}>
      {[...'123456789'].map((digit) => (
        <button type="button" key={digit} className="key tabular" onClick={() => onKey(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" className="key word" onClick={onClear}>
        <X aria-hidden />
        <span>{t('keyboard.clear')}</span>
      </button>
      <button type="button" className="key tabular" onClick={() => onKey('0')}>
        0
      </button>
      <button type="button" className="key word" onClick={onBack}>
        <Delete aria-hidden />
        <span>{t('keyboard.backspace')}</span>
      </button>
    </fieldset>
  )
}
