import type { DisplayView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { nextOpening, type Writing } from './info-pages.ts'
import { useTurning } from './use-turning.ts'

/** Outside the hours, and on days off: dark and quiet, the clock, why it is closed and when to come. */
export function Closed({
  view,
  languages,
  writing,
  time,
}: {
  view: DisplayView
  languages: readonly Language[]
  writing: Writing
  time: string
}) {
  const others = languages.filter((language) => language !== 'pl')
  const other = others[useTurning(others.length)]
  return (
    <section className="closed" data-state="closed">
      <time className="big-clock">{time}</time>
      <div className="closed-texts">
        <ClosedText view={view} language="pl" writing={writing} />
        {other && <ClosedText key={other} view={view} language={other} writing={writing} />}
      </div>
    </section>
  )
}

function ClosedText({ view, language, writing }: { view: DisplayView; language: Language; writing: Writing }) {
  const { title, reasons } = whyClosed(view, language, writing)
  const next = nextOpening(view, language, writing)
  return (
    <div className="closed-text" lang={language}>
      <h2>{title}</h2>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {next !== '' && <p className="opens">{next}</p>}
    </div>
  )
}

/** The reason by its name, where there is one besides the hour of the day. */
export function whyClosed(
  { closedEarly, specialDay, hoursToday, message }: DisplayView,
  language: Language,
  { t }: Writing,
): { title: string; reasons: string[] } {
  const own = [...(message ? [localized(message, language)] : [])]
  if (closedEarly) {
    const title = t(language)('display:closed.early', { time: closedEarly.at })
    return { title, reasons: [...(closedEarly.text ? [localized(closedEarly.text, language)] : []), ...own] }
  }
  const named = specialDay?.name
    ? localized(specialDay.name, language)
    : specialDay?.holiday && t(language)(`common:holidays.${specialDay.holiday}`)
  const title = t(language)(hoursToday === null ? 'display:closed.today' : 'display:closed.now')
  return { title, reasons: [...(named ? [named] : []), ...own] }
}
