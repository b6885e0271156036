import type { EventReader, People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import { memberActor } from '../../transport/member.ts'
import type { Accounts } from '../staff/index.ts'
import { type ActorOf, siteActor } from './adopt.ts'
import type { BookingSite } from './ask-site.ts'
import { siteChangeRoutes } from './change-routes.ts'
import { siteCutRoutes } from './cut-routes.ts'
import { siteFairRoutes } from './fair-routes.ts'
import { followSite } from './follow.ts'
import { siteInviteRoutes } from './invite-routes.ts'
import { siteLetterRoutes } from './letter-routes.ts'
import { siteRoutes } from './routes.ts'
import { siteLine } from './site-line.ts'
import { untoldCuts } from './untold-cuts.ts'

/**
 * Takes over what the booking site tells, for as long as the hub works, and lends the site's calendar to the staff. The
 * site knows them by their account's number alone, and tells it back with what they did: so the log has their name also
 * when a kill or the feed came first (ALL-8).
 */
export function bookingSiteFeature(parts: {
  site: BookingSite
  session: OfficeSession
  people: People
  store: EventReader
  accounts: Accounts
  log: Logger
}): Feature {
  const { site, session, accounts, log } = parts
  const actorOf: ActorOf = (staff) => {
    const account = staff === null ? null : accounts.get(staff)
    return account ? memberActor(account) : siteActor(null)
  }
  const ask = siteLine({ site, office: session.office.profile.id, log })
  const cuts = untoldCuts({ ask, actorOf, session })
  const shared = { ...parts, ask, actorOf, cuts }
  let following: ReturnType<typeof followSite> | null = null
  return {
    api: [siteRoutes, siteChangeRoutes, siteCutRoutes, siteFairRoutes, siteInviteRoutes, siteLetterRoutes].flatMap(
      (of) => of(shared),
    ),
    start() {
      following = followSite(shared)
    },
    onRecorded: (recorded) => following?.recorded(recorded),
    mark: () => following?.mark(),
    stop: () => following?.stop(),
  }
}
