import { expect, test } from 'vitest'
import { officeDay } from '../testing/office-day.ts'
import { exampleDesks } from './example-desks.ts'

test('[ACC-9] an example names a desk that is not about to call: a closed one, none when all are open', () => {
  const day = officeDay().at('12:05')
  const desks = [...day.office.desks.keys()]
  const last = desks.at(-1) ?? 0
  const queue = 'pobyt-czasowy'
  expect(exampleDesks(day.office, day.state)[queue]).toBe(last)
  day.openDesk(last)
  expect(exampleDesks(day.office, day.state)[queue]).toBe(desks.at(-2))
  for (const desk of desks.slice(0, -1)) day.openDesk(desk)
  expect(exampleDesks(day.office, day.state)).not.toHaveProperty(queue)
})

test('[ACC-9] a desk that serves other queues now is as good as a closed one', () => {
  const day = officeDay().at('12:05')
  const queues = ['pobyt-czasowy', 'uzupelnienie-dokumentow']
  for (const desk of day.office.desks.keys())
    day.clerk(`clerk ${desk}`, {
      type: 'OpenDesk',
      desk,
      takeOver: false,
      queues: [desk === 2 ? queues[1]! : queues[0]!],
    })
  expect(exampleDesks(day.office, day.state)).toMatchObject({ 'pobyt-czasowy': 2 })
})
