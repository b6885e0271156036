import { ChevronDown, ChevronUp } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { turnBy } from './turn-by.ts'

/** A rounded pixel is no more to read. */
const SLACK_PX = 4

/**
 * Buttons that turn a screen which larger letters have made longer than its place (ACC-3). A finger does not scroll
 * here: a swipe would mean something else to the browser, and a shaking hand would turn by chance. With low buttons
 * each press brings the next that can be pressed to the lower end, so that all of them come within reach.
 */
export function ScrollTurns({ stage, lowReach }: { stage: RefObject<HTMLElement | null>; lowReach: boolean }) {
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
  const turn = (way: 1 | -1) => () => {
    const place = stage.current
    if (!place) return
    const lowest = place.getBoundingClientRect().bottom
    const pressed = lowReach ? [...place.querySelectorAll('button, a')] : []
    const below = pressed.map((one) => one.getBoundingClientRect().bottom - lowest)
    place.scrollBy({ top: turnBy(way, place.clientHeight, below) })
  }
  return (
    <div className="scroll-turns">
      <button type="button" className="tool" aria-disabled={!hidden.above} onClick={turn(-1)}>
        <ChevronUp aria-hidden />
        <span className="visually-hidden">{t('scrollUp')}</span>
      </button>
      <button type="button" className="tool" aria-disabled={!hidden.below} onClick={turn(1)}>
        <ChevronDown aria-hidden />
        <span className="visually-hidden">{t('scrollDown')}</span>
      </button>
    </div>
  )
}
