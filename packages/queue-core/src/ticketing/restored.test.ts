import { expect, test } from 'vitest'
import { officeDay } from '../testing/office-day.ts'
import type { RecordedEvent } from './events.ts'
import { evolve } from './evolve/index.ts'
import { fromSnapshot, toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'

/** What `poczekalnia restore` writes into the log, before any hub starts on it. */
function restored(day: ReturnType<typeof officeDay>, numbersFrom: number | null): void {
  const recorded: RecordedEvent = { at: day.now(), actor: 'operator', event: { type: 'BackupRestored', numbersFrom } }
  day.log.push(recorded)
  evolve(day.state, recorded)
}

test('[ALL-5] after a backup of today was restored, no number that was given out since is given out again', () => {
  const day = officeDay().at('12:05')
  day.book('12:20', { pin: '4711' })
  for (let i = 0; i < 3; i++) day.takeTicket()
  restored(day, 200)
  day.at('12:10')
  expect(day.takeTicket().number).toBe('U200')
  expect(day.takeTicket().number).toBe('U201')
  const visit = day.findVisit('4711')
  expect(visit.ok && day.checkIn({ id: visit.visit.id }).number).toBe('A200')
  expect(day.state.numbers.get('uzupelnienie-dokumentow')).toBe(5)
})

test('[ALL-5] after a night’s backup was restored the day’s numbers begin higher, the next day’s at 001', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  day.at('12:05:30', '2026-11-19')
  restored(day, 300)
  day.at('12:30', '2026-11-20')
  expect(day.log.map(({ event }) => event.type).slice(-3)).toEqual(['BackupRestored', 'DayClosed', 'NumbersRaised'])
  expect(day.takeTicket().number).toBe('U300')
  day.at('12:30', '2026-11-23')
  expect(day.takeTicket().number).toBe('U001')
})

test('[ALL-1] a backup after which nothing was given out leaves no gap', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  restored(day, null)
  day.at('12:06')
  expect(day.takeTicket().number).toBe('U002')
})

test('raised numbers are in the snapshot and in the log alike', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  restored(day, 200)
  day.at('12:10')
  day.takeTicket()
  const folded = day.log.reduce((state, recorded) => evolve(state, recorded), emptyOffice())
  expect(folded).toEqual(day.state)
  expect(fromSnapshot(toSnapshot(day.state))).toEqual(day.state)
})
