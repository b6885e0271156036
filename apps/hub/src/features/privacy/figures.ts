import type { People } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import { type Family, gauge } from '../metrics/families.ts'
import type { Retention } from './retention.ts'

/**
 * Whether personal data go when their time is over, for who watches the figures: how many people are held, and when it
 * was last looked.
 */
export async function privacyFigures(parts: {
  session: OfficeSession
  people: People
  retention: Retention
}): Promise<Family[]> {
  const { session, people, retention } = parts
  const days = await people.days(session.office.profile.id)
  const held = days.reduce((sum, day) => sum + day.people, 0)
  return [
    gauge('poczekalnia_people_held', 'People whose name and e-mail are held.', () => [{ labels: {}, value: held }]),
    gauge(
      'poczekalnia_retention_last_run_timestamp_seconds',
      'When it was last looked whose data have to go, seconds since 1970.',
      () => [{ labels: {}, value: retention.lastRun() / 1_000 }],
    ),
  ]
}
