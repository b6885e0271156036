import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkProfile, office } from '@poczekalnia/queue-core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './booking.ts'
import { calendar } from './calendar.ts'
import { freePlaces, freePlacesAt, startsOn, Taken } from './grid.ts'
import { hold } from './making.ts'

const file = join(import.meta.dirname, '../../../offices/bydgoszcz.yaml')
const [before = ''] = readFileSync(file, 'utf8').split('\nbooking:\n')

type Asked = { step: number; lengths: [number, number]; seats: [number, number]; hours: string }

/** Bydgoszcz with another grid, matters of two lengths, and places of which some are for one of them alone. */
function officeWith({ step, lengths, seats, hours }: Asked) {
  const checked = checkProfile(`${before}
booking:
  stepMinutes: ${step}
  matters:
    - { queue: pobyt-czasowy, minutes: ${step * lengths[0]} }
    - { queue: pobyt-staly, minutes: ${step * lengths[1]} }
  places:
    - { id: wszyscy, seats: ${seats[0]} }
    - { id: stali, seats: ${seats[1]}, queues: [pobyt-staly], hours: { monday: ["${hours}"], friday: ["${hours}"] } }
  opens: { kind: days-ahead, days: 30, at: "08:00" }
`)
  if (!('profile' in checked)) throw new Error(JSON.stringify(checked.faults))
  return office(checked.profile)
}

const profiles = fc.record({
  step: fc.constantFrom(10, 20, 30),
  lengths: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  seats: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })),
  hours: fc.constantFrom('08:00-11:00', '09:10-12:40', '13:00-15:30'),
})
/** The days after both changes of the clock are among them. */
const days = fc.constantFrom('2026-03-30', '2026-10-26', '2026-11-20', '2026-11-23', '2026-12-28')
const matters = ['pobyt-czasowy', 'pobyt-staly'] as const

test('[BOK-1] [BOK-12] on any day of any profile what is offered can be had, by each once, until nothing is', () => {
  fc.assert(
    fc.property(profiles, days, fc.array(fc.nat(), { maxLength: 80 }), (asked, date, presses) => {
      const of = officeWith(asked)
      const now = of.time.instant(of.time.plusDays(date, -1), '12:00')
      const cells: { places: string; at: number; seat: number }[] = []
      presses.forEach((press, n) => {
        const matter = matters[press % 2] ?? 'pobyt-staly'
        const known = new Taken(cells)
        const free = freePlaces(of, matter, date, known)
        const starts = startsOn(of, matter, date)
        for (const at of starts) expect(freePlacesAt(of, { matter, date, at }, known)).toEqual(free.get(at) ?? [])
        const at = starts[Math.floor(press / 2) % Math.max(1, starts.length)]
        if (at === undefined) return
        const held = hold(of, { matter, at, id: `b${n}`, draft: `d${n}` }, cells, { now })
        // Whoever asks for an hour that is offered has it, and nobody has another.
        expect(held.ok).toBe(free.has(at))
        if (!held.ok) return
        const { places, seat } = held.booking
        const taken = cellsOf(held.booking, asked.step).map((cell) => ({ places, at: cell, seat }))
        for (const cell of taken) expect(known.has(cell.places, cell.at, cell.seat)).toBe(false)
        cells.push(...taken)
      })
      for (const matter of matters) {
        const visits: [] = []
        const day = calendar(of, matter, { cells, visits }, now, 3).find((one) => one.date === date)
        const free = freePlaces(of, matter, date, new Taken(cells))
        if (day?.kind === 'free') expect(day.hours.map(({ at }) => at)).toEqual([...free.keys()].sort((a, b) => a - b))
        if (day?.kind === 'full') expect(free.size).toBe(0)
      }
    }),
    { numRuns: 60 },
  )
})
