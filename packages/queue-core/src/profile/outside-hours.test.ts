import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { dayPlan } from './day-plan.ts'
import { outsideHours } from './outside-hours.ts'

const queue = 'uzupelnienie-dokumentow'
/** Bydgoszcz as it is, but open on Thursdays until 15:00, half an hour less than its tickets. */
const shorter = bydgoszcz(['thursday: ["08:00-15:30"]', 'thursday: ["08:00-15:00"]'])

test('[ACC-10] hours that end before a queue’s tickets do: no ticket is given past the office’s hours', () => {
  const day = officeDay(shorter).at('14:59')
  expect(day.takeTicket().number).toBe('U001')
  day.at('15:10')
  expect(day.takeTicketResult().refusal).toMatchObject({ code: 'queue-closed', next: '2026-11-20T12:00:00+01:00' })
})

test('[ACC-10] tickets that a special day gives beyond its own hours are not given either', () => {
  const tickets = `tickets: { ${queue}: ["10:00-14:00"] }`
  const special = `specialDays: [{ date: "2026-11-19", hours: ["08:00-12:00"], ${tickets} }]`
  const day = officeDay(bydgoszcz(['publicHolidays: poland #', `publicHolidays: poland\n${special}\n#`])).at('12:30')
  expect(day.takeTicketResult().refusal?.code).toBe('queue-closed')
  expect(outsideHours(day.office.profile)).toEqual([
    {
      queue,
      on: '2026-11-19',
      windows: [{ from: '10:00', to: '14:00' }],
      kept: [{ from: '10:00', to: '12:00' }],
    },
  ])
})

test('[ACC-10] whoever writes such hours is told, and the week that the text gives shows what is left of them', () => {
  expect(outsideHours(shorter.profile)).toEqual([
    { queue, on: 'thursday', windows: [{ from: '12:00', to: '15:30' }], kept: [{ from: '12:00', to: '15:00' }] },
  ])
  const plan = dayPlan(shorter, '2026-11-19').queues.find(({ id }) => id === queue)
  expect(plan?.windows).toEqual([{ from: '12:00', to: '15:00' }])
  expect(outsideHours(bydgoszcz().profile)).toEqual([])
})
