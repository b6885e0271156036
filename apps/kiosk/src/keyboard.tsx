import { Check, Delete, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Control, isControl, type KeyName, type Layers } from './keyboard-rows.ts'

/** A keyboard drawn in the page, for codes. With more than one layer, a key leads from each to the next. */
export function Keyboard(props: {
  layers: Layers
  busy: boolean
  /** Whether what was typed can be a whole code. */
  ready: boolean
  onSign: (sign: string) => void
  onWhole: () => void
  onBack: () => void
  onClear: () => void
}) {
  const { layers, busy, ready, onSign, onBack, onClear, onWhole } = props
  const { t } = useTranslation('kiosk')
  const [chosen, setChosen] = useState(0)
  const layer = chosen % layers.length
  const next = layers[(layer + 1) % layers.length]!.flat().filter((key) => !isControl(key))

  const control = (name: Control) => {
    if (name === 'layer') {
      return (
        <button type="button" key={name} className="key word" data-key={name} onClick={() => setChosen(layer + 1)}>
          <span>
            {next[0]}–{next.at(-1)}
          </span>
        </button>
      )
    }
    if (name === 'whole') {
      return (
        <button
          type="button"
          key={name}
          className="key word whole-key"
          data-key={name}
          data-ready={ready || undefined}
          onClick={onWhole}
        >
          <Check aria-hidden />
          <span>{t('code.whole')}</span>
        </button>
      )
    }
    const Sign = name === 'clear' ? X : Delete
    return (
      <button
        type="button"
        key={name}
        className="key word"
        data-key={name}
        onClick={name === 'clear' ? onClear : onBack}
      >
        <Sign aria-hidden />
        <span>{t(name === 'clear' ? 'pin.clear' : 'pin.backspace')}</span>
      </button>
    )
  }
  const sign = (name: KeyName) => (
    <button type="button" key={name} className="key" data-key={name} onClick={() => onSign(name)}>
      {name}
    </button>
  )
  return (
    // A touch must not take the focus: Enter of a real keyboard would press the same key again.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame that says nothing more
    <div
      className="keyboard"
      role="group"
      aria-label={t('pin.pad')}
      data-busy={busy || undefined}
      onMouseDown={(event) => event.preventDefault()}
    >
      {layers[layer]!.map((row) => (
        <div className="keys" key={row.join('')} data-controls={row.some(isControl) || undefined}>
          {row.map((key) => (isControl(key) ? control(key) : sign(key)))}
        </div>
      ))}
    </div>
  )
}
