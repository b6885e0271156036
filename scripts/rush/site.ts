import { join } from 'node:path'
import { openBookingStore } from '@poczekalnia/booking-core/store'
import { office, readProfile } from '@poczekalnia/queue-core'
import { giveBackWhatTheStartTook } from '@poczekalnia/server/after-start'
import { demonstrationClock } from '@poczekalnia/server/clock'
import { takePort } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { openSecrets } from '../../apps/booking/src/secrets.ts'
import { startSite } from '../../apps/booking/src/site.ts'
import { keepSmall } from '../../apps/booking/src/v8-settings.mjs'

/** The site that a rush is played at, a process of its own. It believes this machine who asks. */
export type SiteOrder = { profile: string; dir: string; smtp: string; secondsBefore: number; firstWork: number }

/** Nobody reads a log of it. */
const silent: Logger = { info: () => undefined, warn: () => undefined, error: console.error, debug: () => undefined }

keepSmall()
process.once('message', (order: SiteOrder) => void start(order))

async function start({ profile, dir, smtp, secondsBefore, firstWork }: SiteOrder): Promise<void> {
  const known = office(readProfile(profile, 'rush.yaml'))
  const opens = known.time.instant('2026-11-20', '08:00')
  const endpoint = await takePort('127.0.0.1', 0, { proxy: '127.0.0.1' })
  const clock = demonstrationClock(opens - secondsBefore * 1000)
  const site = startSite({
    ...{
      offices: [known],
      store: await openBookingStore({ kind: 'data-folder', dir }),
      secrets: openSecrets(join(dir, 'booking.key')),
      url: endpoint.url,
      smtp,
      from: 'rezerwacja@urzad.example',
      token: 'a token of the rush',
    },
    ...{ clock, endpoint, log: silent, firstWork },
  })
  await site.open()
  giveBackWhatTheStartTook()
  process.send?.({ url: endpoint.url, opensInMs: opens - clock.now() })
}
