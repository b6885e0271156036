import { bookableMatter } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { readOwnForm, sendOn } from '../answer.ts'
import { readForm } from '../forms.ts'
import type { Limits } from '../limits.ts'
import { servedBy } from '../pages/residence.ts'
import { type Asking, type Handler, officeRouting, queryOf, type RoutingParts, refusalWords } from '../routing.ts'
import { LetterForm } from './forms.ts'
import type { InvitedMatters } from './invitations.ts'
import { letterPage } from './letter-page.ts'

/** Where whoever asks lives, as the address says, and whether this office serves them (KAT-1). */
const livesIn = (asking: Asking) => servedBy(asking.office, queryOf(asking).get('from'))

/** The way into a matter's calendar, with the page that asks for the letter where one is needed (BOK-14). */
export function letterPages(parts: RoutingParts & { invited: InvitedMatters; publicUrl: string; limits: Limits }) {
  const { invited, endpoint, publicUrl, limits } = parts
  const { show, missing } = officeRouting(parts)
  const steady = () => performance.now()

  /**
   * What the address of a matter's calendar has to say before it is shown: where somebody lives (KAT-1), and the letter
   * that they opened (BOK-14). `query`: what further addresses go on with.
   */
  const wayIn = async (asking: Asking, matter: string) => {
    const from = livesIn(asking)
    if (!bookableMatter(asking.office, matter)?.invited) return { ...from, invitation: null, needsLetter: false }
    const pass = queryOf(asking).get('letter') ?? ''
    const invitation = await invited.byPass(matter, pass)
    const letter = invitation ? `${from.query === '' ? '?' : '&'}letter=${pass}` : ''
    return { ...from, query: from.query + letter, invitation, needsLetter: invitation === null }
  }

  /** Asks for the letter's case and code, or says why they open nothing. */
  const showLetter = (asking: Asking, at: string, typed: Partial<Parameters<typeof letterPage>[1]> = {}) => {
    const { office, language } = asking
    const given = { form: {}, problems: {}, told: null, ...typed }
    const wrong = given.told !== null || Object.keys(given.problems).length > 0
    const title = words(language)('booking:invited.question')
    const status = wrong ? 400 : 200
    show(asking, letterPage({ office, language, at }, given), title, { back: asking.at, wrong, status })
  }

  const openLetter: Handler = async (asking, { matter = '' }) => {
    const { request, response, office, language } = asking
    const t = words(language)
    if (!bookableMatter(office, matter)?.invited) return missing(asking)
    const path = `${asking.at}/m/${matter}`
    const { isServed, query } = livesIn(asking)
    if (!isServed) return sendOn(response, path)
    const form = await readOwnForm(request, publicUrl)
    const at = path + query
    if (!form) return showLetter(asking, at, { told: refusalWords({ code: 'origin' }, language) })
    if ((await limits.code(endpoint.clientAddress(request), steady())) > 0)
      return showLetter(asking, at, { form, told: refusalWords({ code: 'slow' }, language) })
    const read = readForm(LetterForm, form)
    if (!('value' in read)) return showLetter(asking, at, { form, problems: read.problems })
    const opened = await invited.open(matter, read.value.case, read.value.code)
    // One answer for all that is wrong: nobody learns by it which cases there are (BOK-14).
    if (!opened) return showLetter(asking, at, { form, told: t('booking:invited.wrong') })
    if (opened.isOver) return showLetter(asking, at, { form, told: t('booking:invited.over') })
    if (opened.isUsed)
      return showLetter(asking, at, { form, told: refusalWords({ code: 'invitation-used' }, language) })
    sendOn(response, `${at}${query === '' ? '?' : '&'}letter=${opened.pass}`)
  }

  return { wayIn, showLetter, openLetter }
}
