import { publicHolidays } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { displaySettings } from '../profile/displays.ts'
import { office } from '../profile/office.ts'
import { readProfile } from '../profile/read-profile.ts'
import { bydgoszczYaml, officeDay } from '../testing/office-day.ts'
import { emptyOffice, type Ticket } from '../ticketing/state.ts'
import { holidayId, polishHolidays } from '../time/holidays.ts'
import { displayView } from './display-view.ts'

const place = (more = '') => office(readProfile(`${bydgoszczYaml()}\n${more}`, 'office.yaml'))
const room = `displays:
  - id: room-161
    queues: [pobyt-staly, uzupelnienie-dokumentow]
    rows: 4
    sound: { quiet: ["14:00-14:30"] }
`
function seen(at: string, more = '', screen: string | null = null) {
  const here = place(more)
  const [date = '', time = ''] = at.split('T')
  const settings = displaySettings(here, screen, '')
  const context = { office: here, now: here.time.instant(date, time), seq: 1, demo: false }
  return displayView(context, emptyOffice(), { settings, tickets: () => null })
}

test('a display of a room shows the queues of that room', () => {
  const view = seen('2026-11-19T12:05', room, 'room-161')
  expect(view.queues.map(({ prefix }) => prefix)).toEqual(['D', 'U'])
  expect(view.layout).toMatchObject({ screen: 'room-161', rows: 4 })
})

test('quiet times hold to the minute', () => {
  const quiet = (time: string) => seen(`2026-11-19T${time}`, room, 'room-161').layout.sound.quiet
  expect(quiet('13:59')).toBe(false)
  expect(quiet('14:00')).toBe(true)
  expect(quiet('14:29')).toBe(true)
  expect(quiet('14:30')).toBe(false)
})

test('a public holiday is told by its name, with when the office opens next', () => {
  const view = seen('2026-11-11T10:00')
  expect(view).toMatchObject({
    openNow: false,
    hoursToday: null,
    specialDay: { closed: true, holiday: 'independence-day' },
    opensNext: '2026-11-12T08:00:00+01:00',
  })
})

test('a special day of the office is told in its own words', () => {
  const special =
    'specialDays: [{ date: "2026-11-20", hours: [], name: { pl: Remont, en: Repairs, uk: Ремонт, ru: Ремонт } }]\n'
  expect(seen('2026-11-20T10:00', special).specialDay).toMatchObject({ closed: true, name: { pl: 'Remont' } })
})

test('every public holiday has a name in the texts', () => {
  for (const year of [2026, 2027, 2030])
    for (const name of polishHolidays(year).values()) expect(publicHolidays).toContain(holidayId(name))
})

test.each([
  ['rows: 4', 'rows: 9', 'displays[0].rows: expected a whole number from 3 to 8'],
  ['pobyt-staly, ', 'nowhere, ', 'displays[0].queues[0]: expected the id of a queue of this office'],
  ['rows: 4', 'languages: [de]', 'displays[0].languages[0]'],
  ['rows: 4', 'sound: loud', 'displays[0].sound'],
])('a display that is set up wrongly is refused by its place: %s → %s', (from, to, problem) => {
  const text = room.replace(
    to.startsWith('sound') ? / {4}rows: 4\n {4}sound: .*/ : from,
    to.startsWith('sound') ? `    ${to}` : to,
  )
  expect(() => place(text)).toThrow(problem)
})

test('[OLS-7] whom the office serves today is told on that weekday', () => {
  const text = { pl: 'Dziś rodziny', en: 'Families today', uk: 'Сьогодні родини', ru: 'Сегодня семьи' }
  const onlyFor = `onlyFor:\n  friday: ${JSON.stringify(text)}`
  expect(seen('2026-11-20T09:00', onlyFor).onlyFor).toEqual(text)
  expect(seen('2026-11-19T09:00', onlyFor)).not.toHaveProperty('onlyFor')
})

test('a display knows whether a desk of its queues is open, on a break too', () => {
  const day = officeDay(place(room)).at('12:05')
  const open = () => {
    const context = { office: day.office, now: day.now(), seq: 1, demo: false }
    const settings = displaySettings(day.office, null, '')
    return displayView(context, day.state, { settings, tickets: () => null }).desksOpen
  }
  expect(open()).toBe(false)
  const desk = day.openDesk(1)
  expect(open()).toBe(true)
  day.clerk(desk, { type: 'PauseDesk', reason: 'break' })
  expect(open()).toBe(true)
  day.clerk(desk, { type: 'CloseDesk' })
  expect(open()).toBe(false)
})

test('however many are called at once, all of them are told, and of the others the newest', () => {
  const here = place()
  const state = emptyOffice()
  const at = here.time.instant('2026-11-19', '12:05')
  const queue = 'uzupelnienie-dokumentow'
  for (let i = 1; i <= 20; i++) {
    const status = i <= 4 ? 'finished' : 'called'
    const ticket = { id: `t${i}`, number: `U0${10 + i}`, queue, language: 'pl', status, call: { id: `c${i}` } }
    state.tickets.set(ticket.id, ticket as unknown as Ticket)
    // The four that were served were called last.
    state.board.push({ call: `c${i}`, ticket: ticket.id, desk: i, at, recalls: 0 })
  }
  const context = { office: here, now: at, seq: 1, demo: false }
  const { calls } = displayView(context, state, { settings: displaySettings(here, null, ''), tickets: () => null })
  expect(calls.filter(({ current }) => current)).toHaveLength(16)
  expect(calls).toHaveLength(20)
})
