import { ChevronDown, ChevronUp } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** How much of what is seen a press turns by: a line of it stays in sight. */
const TURN = 0.8
/** A rounded pixel is no more to read. */
const SLACK_PX = 4

/**
 * Buttons that turn a screen which larger letters have made longer than its place (ACC-3). A finger does not scroll
 * here: a swipe would mean something else to the browser, and a shaking hand would turn by chance.
 */
export function ScrollTurns({ stage }: { stage: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('aids')
  const [hidden, setHidden] = useState({ above: false, below: false })
  useEffect(() => {
    const place = stage.current
    if (!place) return
    const look = () => {
      const above = place.scrollTop > SLACK_PX
      const below = place.scrollTop + place.clientHeight < place.scrollHeight - SLACK_PX
      setHidden((now) => (now.above === above && now.below === below ? now : { above, below }))
    }
    look()
    const sizes = new ResizeObserver(look)
    for (const one of [place, ...place.children]) sizes.observe(one)
    place.addEventListener('scroll', look)
    return () => {
      sizes.disconnect()
      place.removeEventListener('scroll', look)
    }
  }, [stage])
  if (!hidden.above && !hidden.below) return null
  const turn = (by: number) => () => stage.current?.scrollBy({ top: by * stage.current.clientHeight })
  return (
    <div className="scroll-turns">
      <button type="button" className="tool" aria-disabled={!hidden.above} onClick={turn(-TURN)}>
        <ChevronUp aria-hidden />
        <span className="visually-hidden">{t('scrollUp')}</span>
      </button>
      <button type="button" className="tool" aria-disabled={!hidden.below} onClick={turn(TURN)}>
        <ChevronDown aria-hidden />
        <span className="visually-hidden">{t('scrollDown')}</span>
      </button>
    </div>
  )
}
