import { ChangedVisits, CutPreview, SiteCalendar, SiteCuts, SiteDay } from '@poczekalnia/protocol'
import { codeIn, type RunningSite, untilCode } from './running-site.ts'

const authorization = 'Bearer hub-token-of-a-test'

/** What the office's hub asks of a site. */
export function hubOf(site: RunningSite) {
  const ask = async (path: string, body?: unknown) => {
    const response = await fetch(`${site.url}/${site.office.profile.id}/office/${path}`, {
      headers: { authorization },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    ask,
    calendar: async (query = 'from=2026-11-20&days=1') => SiteCalendar.parse((await ask(`calendar?${query}`)).body),
    day: async (date = '2026-11-20') => SiteDay.parse((await ask(`day?date=${date}`)).body),
    book: (more: object) =>
      ask('bookings', { ...{ matter: 'pobyt-czasowy', name: 'Jan Nowak', email: '', language: 'pl' }, ...more }),
    change: async (path: string, body: object) => ChangedVisits.parse((await ask(path, body)).body),
    cuts: async () => SiteCuts.parse((await ask('cuts')).body),
    preview: async (cut: object) => CutPreview.parse((await ask('cuts/preview', cut)).body).affected,
  }
}

/** Somebody books on the site. @returns the booking as the hub hears of it, and its visitor's own page */
export async function bookedOn(site: RunningSite, who: Parameters<typeof untilCode>[1] = {}) {
  const before = site.mailbox.letters.length
  const page = await untilCode(site, who)
  await site.post(page, { act: 'code', code: codeIn(await site.letter(before + 1)) })
  const letter = await site.letter(before + 2)
  const link = /(\/[\w-]+\/\w\w\/v\/\S+)/.exec(letter.text)?.[1] ?? ''
  const told = (await site.feed()).body.bookings as { id: string; pin: string; date: string; time: string }[]
  const row = told.at(-1)
  if (!row) throw new Error('not booked')
  return { ...row, link, letter }
}
