import type { DisplayView, Language, Localized } from '@poczekalnia/protocol'
import { directionOf, languageOf, localized } from '@poczekalnia/ui'
import { FitText } from './fit-text.tsx'
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
  const told: ClosedWords[] = ['pl' as const, ...(other ? [other] : [])].map((language) => ({
    language,
    ...whyClosed(view, language, writing),
    next: nextOpening(view, language, writing),
  }))
  return (
    <section className="closed" data-state="closed">
      <time className="big-clock">{time}</time>
      <FitText text={JSON.stringify(told)}>
        <div className="closed-texts">
          {told.map((words) => (
            <ClosedText key={words.language} words={words} />
          ))}
        </div>
      </FitText>
    </section>
  )
}

type ClosedWords = { language: Language; title: string; reasons: string[]; next: string }

function ClosedText({ words: { language, title, reasons, next } }: { words: ClosedWords }) {
  return (
    <div className="closed-text" lang={language} dir={directionOf(language)}>
      <h2>{title}</h2>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {next !== '' && <p className="opens">{next}</p>}
    </div>
  )
}

/**
 * The reason by its name, where there is one besides the hour of the day. Polish says it anyway: a text that has no
 * wording of a language is left out there.
 */
export function whyClosed(
  { closedEarly, specialDay, hoursToday, message }: DisplayView,
  language: Language,
  { t }: Writing,
): { title: string; reasons: string[] } {
  const own = (text: Localized | null | undefined) =>
    text && languageOf(text, language) === language ? [localized(text, language)] : []
  if (closedEarly) {
    const title = t(language)('display:closed.early', { time: closedEarly.at })
    return { title, reasons: [...own(closedEarly.text), ...own(message)] }
  }
  const holiday = specialDay?.holiday && t(language)(`common:holidays.${specialDay.holiday}`)
  const named = specialDay?.name ? own(specialDay.name) : holiday ? [holiday] : []
  const title = t(language)(hoursToday === null ? 'display:closed.today' : 'display:closed.now')
  return { title, reasons: [...named, ...own(message)] }
}
