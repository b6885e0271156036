import type { IssuedTicket, Visit } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type Action, initial, reduce, type Screen, type State } from './machine.ts'

const visit: Visit = { id: 'v1', hour: '12:20', date: '2026-11-19', queue: 'pobyt-czasowy' }
const ticket: IssuedTicket = {
  id: 't1',
  number: 'U001',
  queue: 'uzupelnienie-dokumentow',
  ahead: 0,
  estimate: null,
  page: '/t/x',
}
const openQueue: Action = { type: 'queue', queue: 'u', open: true, asks: true, key: 'k1' }

const given = (at: Screen): State => ({ ...initial('pl'), language: 'uk', at })
const when = (state: State, ...actions: Action[]) => actions.reduce(reduce, state)
const digits = (pin: string): Action[] => [...pin].map((digit) => ({ type: 'digit', digit, length: 4 }))

test('[BYD-1] language, confirm a booked visit, four digits, and the machine asks the hub', () => {
  const state = when(
    initial('pl'),
    { type: 'language', language: 'uk' },
    { type: 'open', screen: 'pin' },
    ...digits('4821'),
  )
  expect(state).toMatchObject({ language: 'uk', at: { screen: 'pin', digits: '4821', pending: 'asking' } })
})

test('[ALL-12] a found visit is asked about, and "not mine" leads back to an empty PIN', () => {
  const found = when(given({ screen: 'pin', digits: '4821', pending: 'asking' }), {
    type: 'found',
    visitor: 0,
    visit,
    key: 'k',
  })
  expect(found.at).toEqual({ screen: 'visit', visit, key: 'k', asked: null, pending: 'no' })
  expect(when(found, { type: 'no' }).at).toEqual({ screen: 'pin', digits: '', pending: 'no' })
})

test('[BYD-7] the machine asks for the papers before it prints, and explains when they are missing', () => {
  const asked = when(given({ screen: 'home' }), openQueue)
  expect(asked.at).toEqual({ screen: 'walk-in', queue: 'u', key: 'k1', asked: null, pending: 'no' })
  expect(when(asked, { type: 'no' }).at).toEqual({ screen: 'prepare', queue: 'u' })
  expect(when(asked, { type: 'yes' }).at).toMatchObject({ pending: 'asking' })
})

test('a queue that asks for nothing gives its ticket at once, a closed one explains itself', () => {
  expect(when(given({ screen: 'home' }), { ...openQueue, asks: false } as Action).at).toMatchObject({
    pending: 'asking',
  })
  expect(when(given({ screen: 'home' }), { ...openQueue, open: false } as Action).at).toEqual({
    screen: 'queue-closed',
    queue: 'u',
  })
})

test('a double tap asks once, and nothing else can be pressed meanwhile', () => {
  const taking = when(given({ screen: 'home' }), openQueue, { type: 'yes' })
  for (const action of [
    { type: 'yes' },
    { type: 'no' },
    { type: 'back' },
    { type: 'open', screen: 'home' },
    openQueue,
  ] satisfies Action[]) {
    expect(reduce(taking, action)).toBe(taking)
  }
})

test('after no answer the same key is tried again', () => {
  const silent = when(given({ screen: 'walk-in', queue: 'u', key: 'k1', asked: 'uk', pending: 'asking' }), {
    type: 'unreachable',
    visitor: 0,
  })
  expect(silent.at).toEqual({ screen: 'walk-in', queue: 'u', key: 'k1', asked: 'uk', pending: 'unreachable' })
  expect(when(silent, { type: 'yes' }).at).toEqual({
    screen: 'walk-in',
    queue: 'u',
    key: 'k1',
    asked: 'uk',
    pending: 'asking',
  })
})

test('after no answer the visitor who starts over still asks with the same key, in the same language', () => {
  const again = when(
    given({ screen: 'walk-in', queue: 'u', key: 'k1', asked: 'uk', pending: 'asking' }),
    { type: 'unreachable', visitor: 0 },
    { type: 'language', language: 'ru' },
    { type: 'open', screen: 'home' },
    { ...openQueue, key: 'k2' } as Action,
    { type: 'yes' },
  )
  expect(again.at).toEqual({ screen: 'walk-in', queue: 'u', key: 'k1', asked: 'uk', pending: 'asking' })
})

test("an answer to the visitor before never reaches the next one's screen", () => {
  const gone = when(given({ screen: 'walk-in', queue: 'u', key: 'k', asked: 'uk', pending: 'asking' }), {
    type: 'reset',
    language: 'pl',
  })
  expect(when(gone, { type: 'issued', visitor: 0, ticket })).toBe(gone)
})

test('[ALL-3] a refusal keeps how long to wait, and leads back to an empty PIN', () => {
  const state = when(given({ screen: 'pin', digits: '1111', pending: 'asking' }), {
    type: 'refused',
    visitor: 0,
    error: { code: 'too-many-tries', seconds: 30 },
    now: 1_000,
  })
  expect(state.at).toMatchObject({ screen: 'refused', from: 'pin', until: 31_000 })
  expect(when(state, { type: 'back' }).at).toEqual({ screen: 'pin', digits: '', pending: 'no' })
})

test('the language page lies over a ticket and gives it back', () => {
  const at: Screen = { screen: 'ticket', ticket, kind: 'walk-in' }
  const choosing = when(given(at), { type: 'choose-language' })
  expect(choosing.choosingLanguage).toBe(true)
  expect(when(choosing, { type: 'language', language: 'ru' })).toMatchObject({
    choosingLanguage: false,
    language: 'ru',
    at,
  })
  expect(when(given(at), { type: 'back' }).at).toBe(at)
})

test('digits: more than fit are dropped, backspace and clear take away', () => {
  const pin = when(given({ screen: 'pin', digits: '', pending: 'no' }), ...digits('12'))
  expect(pin.at).toMatchObject({ digits: '12', pending: 'no' })
  expect(when(pin, { type: 'backspace' }).at).toMatchObject({ digits: '1' })
  expect(when(pin, { type: 'clear' }).at).toMatchObject({ digits: '' })
  expect(when(pin, ...digits('3456')).at).toMatchObject({ digits: '1234', pending: 'asking' })
})

test('idle: a warning, a way to stay, and then nothing of the visitor is left', () => {
  const state = when(
    given({ screen: 'pin', digits: '12', pending: 'no' }),
    { type: 'reach' },
    { type: 'contrast' },
    { type: 'warn' },
  )
  expect(when(state, { type: 'stay' })).toMatchObject({ warned: false, at: { digits: '12' } })
  expect(when(state, { type: 'reset', language: 'pl' })).toEqual(initial('pl', 1))
})
