import { directionOf, Sentence } from '@poczekalnia/ui'
import { FitText } from './fit-text.tsx'
import type { InfoPage } from './info-pages.ts'
import { useTurning } from './use-turning.ts'

/** The pages of what the office has to say, one at a time; the next comes calmly in its place. */
export function Info({ pages, from }: { pages: readonly InfoPage[]; from: number }) {
  const page = pages[useTurning(pages.length)]
  if (!page) return null
  const text = page.lines.map((line) => line.text).join('\n')
  return (
    <FitText text={text} from={from}>
      <div className="info-page" key={text} lang={page.language} dir={directionOf(page.language)}>
        {page.lines.map((line) => (
          <p key={line.text} data-strong={line.strong}>
            <Sentence text={line.text} />
          </p>
        ))}
      </div>
    </FitText>
  )
}
