import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mode } from './options.ts'

export const officeId = 'olsztyn'
export const matter = 'wniosek-o-pobyt'
/** The day whose places open, and one of the same size that is open long since: what an idle site does. */
export const [day, idleDay] = ['2026-11-24', '2026-11-23']
export const hour = { date: '2026-11-20', time: '08:00' }

const file = join(import.meta.dirname, '../../offices/olsztyn.yaml')

/** The draw's days: its round is named by the day on which it closes. */
export const drawRound = { release: 'wtorek', id: hour.date }

/** Olsztyn's profile with one matter, and so many places on each of two days. */
export function rushProfile(places: number, mode: Mode): string {
  const [before = ''] = readFileSync(file, 'utf8').split('\nbooking:\n')
  const hours = '["08:00-11:20"]'
  return `${before}
booking:
  stepMinutes: 20
  matters:
    - { queue: ${matter}, minutes: 20 }
  places:
    - { id: stanowiska, seats: ${places / 10}, hours: { monday: ${hours}, tuesday: ${hours} } }
  opens:
    kind: releases
    releases:
      - { on: thursday, at: "08:00", for: [monday] }
      - { on: friday, at: "08:00", for: [tuesday] }
${waysOf[mode]}`
}

/** People enter from Thursday to Friday at 8:00; it is drawn at once, and every offer can be answered until noon. */
const drawOf = `  releases:
    - id: ${drawRound.release}
      how: draw
      opens: { on: thursday, at: "08:00" }
      closes: { on: friday, at: "08:00" }
      for: [tuesday]
      matters: [${matter}]
      drawAfterMinutes: 0
  waitingList: { answerMinutes: 240 }
`

const waysOf: Record<Mode, string> = {
  none: '',
  room: '  room: { minutesBefore: 30, atOnce: 200, turnMinutes: 2 }\n',
  draw: drawOf,
}
