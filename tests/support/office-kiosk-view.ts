import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KioskView } from '@poczekalnia/protocol'
import { emptyOffice, kioskView, office, readProfile } from '@poczekalnia/queue-core'

/**
 * What the machines of one of the six offices show on a day on which nothing has happened yet.
 * @param at wall time, `2026-11-19T12:05`
 */
export function officeKioskView(id: string, at = '2026-11-19T12:05'): KioskView {
  const file = join(import.meta.dirname, `../../offices/${id}.yaml`)
  const place = office(readProfile(readFileSync(file, 'utf8'), file))
  const [date = '', time = ''] = at.split('T')
  const context = { office: place, now: place.time.instant(date, time), seq: 1, demo: true }
  return kioskView(context, emptyOffice(), { printer: 'ready', estimate: () => ({ low: 25, high: 40 }) })
}
