import { LockOpen } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from './bridge.ts'
import { Frame } from './frame.tsx'
import { heard } from './heard.ts'
import { Pad } from './keyboard.tsx'

/** `1:05` of so many milliseconds, the last second counted whole. */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The staff PIN. While it is locked, the time until the next try runs down. */
export function ServicePin({ onOpen, leave }: { onOpen: () => void; leave: ReactNode }) {
  const { t } = useTranslation('service')
  const [pin, setPin] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [lockedUntil, setLockedUntil] = useState(0)
  const [, tick] = useState(0)
  const left = lockedUntil - performance.now()
  const locked = left > 0

  useEffect(() => {
    const ticking = setInterval(() => tick((count) => count + 1), 250)
    return () => clearInterval(ticking)
  }, [])

  const length = pin.length
  useEffect(() => {
    if (length > 0) heard.typed(t('pin.entered', { count: length }))
  }, [length, t])

  const add = (digit: string) => setPin((now) => (now + digit).slice(0, 8))
  const tryPin = async () => {
    if (pin.length < 4 || locked) return
    setPin('')
    const answer = await ask({ ask: 'unlock', pin })
    if (answer.ok) return onOpen()
    setWrong(true)
    setLockedUntil(performance.now() + answer.lockedMs)
  }
  useEffect(() => {
    const type = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) add(key)
      else if (key === 'Backspace') setPin((now) => now.slice(0, -1))
      else if (key === 'Enter' && document.activeElement?.tagName !== 'BUTTON') void tryPin()
    }
    window.addEventListener('keydown', type)
    return () => window.removeEventListener('keydown', type)
  })

  return (
    <Frame name="service-pin" title={t('pin.title')} lead={<p className="lead">{t('pin.hint')}</p>} bottom={leave}>
      <div className="entry">
        <p className="dots" role="img" aria-label={t('pin.entered', { count: pin.length })}>
          {'•'.repeat(pin.length)}
        </p>
        <p className="live" role="status">
          {locked ? t('pin.locked', { time: clock(left) }) : isWrong && pin === '' && t('pin.wrong')}
        </p>
        <Pad onKey={add} onBack={() => setPin(pin.slice(0, -1))} onClear={() => setPin('')} />
        <button
          type="button"
          className="answer main short"
          disabled={pin.length < 4 || locked}
          onClick={() => void tryPin()}
        >
          <LockOpen aria-hidden className="icon" />
          <span className="title">{t('pin.open')}</span>
        </button>
      </div>
    </Frame>
  )
}
