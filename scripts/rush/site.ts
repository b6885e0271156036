import { join } from 'node:path'
import { type BookingPlace, openBookingStore } from '@poczekalnia/booking-core/store'
import { openPostThread } from '@poczekalnia/mail'
import { office, readProfile } from '@poczekalnia/queue-core'
import { giveBackWhatTheStartTook } from '@poczekalnia/server/after-start'
import { demonstrationClock } from '@poczekalnia/server/clock'
import { takePort } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { alikeOf, openSecrets } from '../../apps/booking/src/secrets.ts'
import { startSite } from '../../apps/booking/src/site.ts'
import { keepSmall } from '../../apps/booking/src/v8-settings.mjs'

/** The site that a rush is played at, a process of its own. It believes this machine who asks. */
export type SiteOrder = {
  profile: string
  /** Where its key lies, and without `place` all else. */
  dir: string
  place?: BookingPlace
  /** Its address, `null` or left out: its own; several servers have that of the first. */
  url?: string | null
  smtp: string
  secondsBefore: number
  /** When it is so long before the hour, as this machine's clock has it. Left out: at its start. */
  since?: number
  firstWork: number
}

const token = 'a token of the rush'

/** Nobody reads a log of it. */
const silent: Logger = { info: () => undefined, warn: () => undefined, error: console.error, debug: () => undefined }

keepSmall()
process.once('message', (order: SiteOrder) => void start(order))

async function start(order: SiteOrder): Promise<void> {
  const { profile, dir, place = { kind: 'data-folder', dir }, smtp, secondsBefore, firstWork } = order
  const known = office(readProfile(profile, 'rush.yaml'))
  const opens = known.time.instant('2026-11-20', '08:00')
  const endpoint = await takePort('127.0.0.1', 0, { proxy: '127.0.0.1' })
  const gone = order.since === undefined ? 0 : Date.now() - order.since
  const clock = demonstrationClock(opens - secondsBefore * 1000 + gone)
  const secrets = openSecrets(join(dir, 'booking.key'))
  const site = startSite({
    ...{
      offices: [known],
      store: await openBookingStore(place, alikeOf(secrets, token)),
      secrets,
      url: order.url ?? endpoint.url,
      ...{ smtp, postBy: openPostThread },
      from: 'rezerwacja@urzad.example',
      token,
    },
    ...{ clock, endpoint, log: silent, firstWork },
  })
  await site.open()
  giveBackWhatTheStartTook()
  process.send?.({ url: endpoint.url, opensInMs: opens - clock.now() })
}
