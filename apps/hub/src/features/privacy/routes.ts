import { Language, LEAST_SEARCHED, type PrivacyState, words } from '@poczekalnia/protocol'
import type { Store } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import { z } from 'zod'
import type { OfficeSession, Outcome } from '../../office/session.ts'
import { type ApiRoute, FileAnswer, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { eventsBetween } from '../log/events-between.ts'
import { wordActor } from '../log/wording.ts'
import { exportPerson } from './export.ts'
import { erasedOn, type Retention } from './retention.ts'
import { searchPeople } from './search.ts'

/** Days back in which erasures are told of. */
const TOLD_DAYS = 14

const language = Language.default('pl')
const booking = z.string().regex(/^[\w-]{1,64}$/, 'a booking’s id')
const StateQuery = z.strictObject({ language })
/** In the body: a name has no place in an address, which proxies write down (ALL-4). */
const Search = z.strictObject({ q: words(100).min(LEAST_SEARCHED) })
const ExportQuery = z.strictObject({ booking, language })
const Erase = z.strictObject({ booking })

/**
 * Personal data and their end (ALL-4): how retention does, who is held, all that is held on one person as a file, and
 * erasing it. For administrators. The log has who searched, who saved a file and who erased, before any of it is
 * answered; no name and no text of a search.
 */
export function privacyRoutes(parts: {
  session: OfficeSession
  store: Store
  retention: Retention
  log: Logger
}): ApiRoute[] {
  const { session, store, retention, log } = parts
  const { people } = store
  const own = async (id: string) => {
    const person = await people.get(id)
    return person?.office === session.office.profile.id ? person : null
  }

  return [
    forStaff('export-person', {
      method: 'GET',
      path: '/api/privacy',
      query: StateQuery,
      async run({ query }) {
        const { office } = session
        const { time, profile } = office
        const days = await people.days(profile.id)
        const today = time.wall(session.now()).date
        const from = time.instant(time.plusDays(today, -TOLD_DAYS), '00:00')
        const entries = await eventsBetween(store, [profile.id], from, Number.POSITIVE_INFINITY)
        const state: PrivacyState = {
          retentionDays: profile.retentionDays,
          lastRun: time.stamp(retention.lastRun()),
          held: days.reduce((sum, day) => sum + day.people, 0),
          upcoming: days.map(({ date, people: count }) => ({ date: erasedOn(office, date), people: count })),
          erased: entries
            .filter(({ type }) => type === 'PersonalDataErased' || type === 'PersonErased')
            .map(({ at, actor, type, data }) => ({
              at: time.stamp(at),
              people: type === 'PersonErased' ? 1 : Number(data.people),
              byHand: type === 'PersonErased',
              who: wordActor(actor, query.language),
            }))
            .reverse(),
        }
        return { ok: true, ...state }
      },
    }),
    forStaff('export-person', {
      method: 'POST',
      path: '/api/privacy/search',
      body: Search,
      async run({ body, actor }) {
        const found = await searchPeople(session, people, body.q)
        await mustBeKept(session.act({ type: 'RecordSearch', found: found.total }, { actor }))
        return { ok: true, ...found }
      },
    }),
    forStaff('export-person', {
      method: 'GET',
      path: '/api/privacy/export',
      query: ExportQuery,
      async run({ query, actor }) {
        const person = await own(query.booking)
        if (!person) return refused({ code: 'booking-unknown' })
        const held = await exportPerson({ session, store }, person, query.language)
        await mustBeKept(session.act({ type: 'RecordExport', booking: person.booking }, { actor }))
        // The name of a file is seen by who must not see what is in it.
        const name = `personal-data-${session.office.profile.id}-${person.date}.json`
        return new FileAnswer('application/json; charset=utf-8', name, `${JSON.stringify(held, null, 2)}\n`)
      },
    }),
    forStaff('erase-person', {
      method: 'POST',
      path: '/api/privacy/erase',
      body: Erase,
      async run({ body, actor }) {
        if (!(await own(body.booking))) return refused({ code: 'booking-unknown' })
        await mustBeKept(session.act({ type: 'ErasePerson', booking: body.booking }, { actor }))
        log.info({ actor }, 'one person’s data erased')
        return { ok: true }
      },
    }),
  ]
}

/** Nothing is answered that the log doesn't tell of. */
async function mustBeKept(act: Promise<Outcome>): Promise<void> {
  const told = await act
  if (!told.ok) throw new Error(`the log could not keep it: ${told.refusal.code}`)
}
