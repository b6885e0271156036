import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handle, type KeyOwner } from '../handle.ts'
import { officeDay } from '../testing/office-day.ts'
import { evolve } from './evolve/index.ts'
import { fromSnapshot, toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'

const devices = ['a', 'b']
/** Names go from device to device, and some look like what the log writes. */
const names = ['Hol', 'Parter', 'x take-ticket/k1@device:a']
const keys = ['k1', 'k2', 'k1@device:a', 'k1@device:b', ' k1']
const owner = (device: string, known: readonly string[]): KeyOwner => ({
  id: `device:${device}`,
  before: known.map((name) => `kiosk:${name}`),
})

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      device: fc.constantFrom(...devices),
      name: fc.constantFrom(...names),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      device: fc.constantFrom(...devices),
      key: fc.constantFrom(...keys),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replay' as const) }) },
)

test('[ALL-5] a key stands for one act of one device, whatever it is called, over snapshots and restarts', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const day = officeDay(undefined, '2026-11-19').at('12:30')
      const at = day.office.time.instant('2026-11-19', '12:30')
      let state = emptyOffice()
      const log: Parameters<typeof evolve>[1][] = []
      const called = new Map<string, string>(devices.map((device) => [device, device]))
      const had = new Map<string, string>()
      for (const [i, one] of steps.entries()) {
        if (one.kind === 'rename') called.set(one.device, one.name)
        else if (one.kind === 'restart') state = fromSnapshot(toSnapshot(state)) ?? emptyOffice()
        else if (one.kind === 'replay') {
          state = emptyOffice()
          for (const entry of log) evolve(state, entry)
        } else {
          const command = {
            type: 'TakeTicket',
            queue: 'uzupelnienie-dokumentow',
            language: 'pl',
            ticket: `t${i}`,
            code: `c${i}`,
          } as const
          const asking = {
            at,
            actor: `kiosk:${called.get(one.device)}`,
            key: `take-ticket/${one.key}`,
            owner: owner(one.device, names),
          }
          const handled = handle(day.office, state, command, asking)
          log.push(...handled.recorded)
          const before = had.get(`${one.device} ${one.key}`)
          expect(handled.repeated?.ticket ?? handled.refusal).toBe(before ?? null)
          if (before === undefined) had.set(`${one.device} ${one.key}`, `t${i}`)
        }
      }
    }),
  )
})

test('a key of a release without owners stands for its act under every name of the device, no other', () => {
  const day = officeDay(undefined, '2026-11-19').at('12:30')
  const at = day.office.time.instant('2026-11-19', '12:30')
  const state = emptyOffice()
  const take = (ticket: string, asking: { actor: string; owner?: KeyOwner }) =>
    handle(
      day.office,
      state,
      { type: 'TakeTicket', queue: 'uzupelnienie-dokumentow', language: 'pl', ticket, code: ticket },
      { at, key: 'take-ticket/k', ...asking },
    )
  expect(take('t1', { actor: 'kiosk:Hol' }).repeated).toBeNull()
  expect(take('t2', { actor: 'kiosk:Parter', owner: owner('a', ['Hol', 'Parter']) }).repeated).toEqual({ ticket: 't1' })
  expect(take('t3', { actor: 'kiosk:Wejście', owner: owner('b', ['Wejście']) }).repeated).toBeNull()
})
