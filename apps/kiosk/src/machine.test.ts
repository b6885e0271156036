import type { Elsewhere, IssuedTicket, KnownTicket, Visit, WireError } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { initial, reduce } from './machine.ts'
import type { Action, Entry, Screen, State } from './machine-state.ts'

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
const pinEntry: Entry = { kind: 'pin', queue: null }
const emptyPin: Screen = { screen: 'pin', entry: pinEntry, typed: '', pending: 'no' }
const digits = (pin: string): Action[] =>
  [...pin].map((signs) => ({ type: 'type', signs, longest: 4, autoSubmitLength: 4 }))
/** Letters and digits: the visitor says when the code is whole. */
const code = (signs: string): Action => ({ type: 'type', signs, longest: 10, autoSubmitLength: null })
const passports: Entry = { kind: 'code', queue: 'paszporty' }

test('[BYD-1] language, confirm a booked visit, four digits, and the machine asks the hub', () => {
  const state = when(
    initial('pl'),
    { type: 'language', language: 'uk' },
    { type: 'enter', entry: pinEntry },
    ...digits('4821'),
  )
  expect(state).toMatchObject({ language: 'uk', at: { screen: 'pin', typed: '4821', pending: 'asking' } })
})

test('[ALL-12] a found visit is asked about, and "not mine" leads back to an empty PIN', () => {
  const found = when(given({ ...emptyPin, typed: '4821', pending: 'asking' }), {
    type: 'found',
    visitor: 0,
    visit,
    key: 'k',
  })
  expect(found.at).toEqual({ screen: 'visit', visit, key: 'k', asked: null, back: emptyPin, pending: 'no' })
  expect(when(found, { type: 'no' }).at).toEqual(emptyPin)
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
  const state = when(given({ ...emptyPin, typed: '1111', pending: 'asking' }), {
    type: 'refused',
    visitor: 0,
    error: { code: 'too-many-tries', seconds: 30 },
    now: 1_000,
  })
  expect(state.at).toMatchObject({ screen: 'refused', back: emptyPin, until: 31_000 })
  expect(when(state, { type: 'back' }).at).toEqual(emptyPin)
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
  const pin = when(given(emptyPin), ...digits('12'))
  expect(pin.at).toMatchObject({ typed: '12', pending: 'no' })
  expect(when(pin, { type: 'backspace' }).at).toMatchObject({ typed: '1' })
  expect(when(pin, { type: 'clear' }).at).toMatchObject({ typed: '' })
  expect(when(pin, ...digits('3456')).at).toMatchObject({ typed: '1234', pending: 'asking' })
})

test('idle: a warning, a way to stay, and then nothing of the visitor is left', () => {
  const state = when(given({ ...emptyPin, typed: '12' }), { type: 'reach' }, { type: 'theme' }, { type: 'warn' })
  expect(when(state, { type: 'stay' })).toMatchObject({ warned: false, at: { typed: '12' } })
  expect(when(state, { type: 'reset', language: 'pl' })).toEqual(initial('pl', 1))
})

test('[WRO-1] the service first, then its code; the machine asks when the visitor says that it is whole', () => {
  const typing = when(
    initial('pl'),
    { type: 'language', language: 'uk' },
    { type: 'open', screen: 'services' },
    { type: 'enter', entry: passports },
    code('KX7'),
  )
  expect(when(typing, { type: 'whole', least: 4 })).toBe(typing)
  const asked = when(typing, code('M2Q'), { type: 'whole', least: 4 })
  expect(asked.at).toEqual({ screen: 'pin', entry: passports, typed: 'KX7M2Q', pending: 'asking' })
  expect(when(typing, { type: 'back' }).at).toEqual({ screen: 'services', page: 0 })
  expect(when(typing, { type: 'back' }, { type: 'back' }).at).toEqual({ screen: 'home' })
})

test('[WRO-1] a code under another service goes on with that one in one step, and back leads to it too', () => {
  const refused = when(given({ screen: 'pin', entry: passports, typed: 'KX7M2Q', pending: 'asking' }), {
    type: 'refused',
    visitor: 0,
    error: { code: 'visit-other-queue', queue: 'legalizacja-pobytu' },
    now: 0,
  })
  expect(refused.at).toMatchObject({ screen: 'refused', code: 'KX7M2Q' })
  expect(when(refused, { type: 'back' }).at).toEqual({ screen: 'pin', entry: passports, typed: '', pending: 'no' })
  const other = when(refused, { type: 'other-service', queue: 'legalizacja-pobytu' })
  expect(other.at).toMatchObject({ screen: 'scanned', code: 'KX7M2Q', queue: 'legalizacja-pobytu', pending: 'asking' })
  const found = when(other, { type: 'found', visitor: 0, visit, key: 'k' })
  expect(found.at).toMatchObject({ screen: 'visit', pending: 'no' })
  expect(when(found, { type: 'no' }).at).toMatchObject({
    screen: 'pin',
    entry: { kind: 'code', queue: 'legalizacja-pobytu' },
    typed: '',
  })
})

const scan: Action = { type: 'scanned', read: { of: 'visit', code: 'KX7M2Q' } }
const foundIn = (language?: 'uk'): Action => ({
  type: 'found',
  visitor: 0,
  visit: { ...visit, ...(language && { language }) },
  key: 'k',
})

test('[WRO-1] [ALL-12] a scan at the start is looked up and asked about, in the language of the booking', () => {
  const asked = when(initial('pl'), scan)
  expect(asked.at).toEqual({
    screen: 'scanned',
    of: 'visit',
    code: 'KX7M2Q',
    queue: null,
    back: { screen: 'start' },
    pending: 'asking',
  })
  expect(when(asked, foundIn('uk'))).toMatchObject({
    language: 'uk',
    chosen: true,
    at: { screen: 'visit', pending: 'no' },
  })
  const unknown = when(asked, foundIn())
  expect(unknown).toMatchObject({ language: 'pl', chosen: false, at: { screen: 'visit' } })
  expect(when(unknown, { type: 'no' }).at).toEqual({ screen: 'start' })
  // Who has chosen a language meanwhile is not asked for it again.
  const chosen = when(unknown, { type: 'language', language: 'ru' })
  expect(chosen).toMatchObject({ language: 'ru', at: { screen: 'visit' } })
  expect(when(chosen, { type: 'no' }).at).toEqual({ screen: 'home' })
})

test('a language that the visitor chose stays, whatever the booking says', () => {
  const state = when(initial('pl'), { type: 'language', language: 'ru' }, scan, foundIn('uk'))
  expect(state.language).toBe('ru')
})

test('[WRO-1] a scan where a code is typed counts for the chosen service and replaces what was typed', () => {
  const state = when(given({ screen: 'pin', entry: passports, typed: 'HTTPS', pending: 'no' }), scan)
  expect(state.at).toMatchObject({
    screen: 'scanned',
    queue: 'paszporty',
    back: { screen: 'pin', entry: passports, typed: '' },
  })
})

test('a scan that holds no code is said to be none, and asks nobody', () => {
  const state = when(initial('pl'), { type: 'scanned', read: null })
  expect(state.at).toMatchObject({ screen: 'refused', error: { code: 'bad-request' }, back: { screen: 'start' } })
  expect(when(state, { type: 'open', screen: 'home' }).at).toEqual({ screen: 'start' })
})

test.each<Screen>([
  { screen: 'ticket', ticket, kind: 'walk-in' },
  { screen: 'walk-in', queue: 'u', key: 'k1', asked: 'uk', pending: 'asking' },
  { screen: 'walk-in', queue: 'u', key: 'k1', asked: 'uk', pending: 'unreachable' },
  { screen: 'visit', visit, key: 'k', asked: 'uk', back: emptyPin, pending: 'asking' },
  { screen: 'scanned', of: 'visit', code: '4821', queue: null, back: { screen: 'home' }, pending: 'asking' },
])('[ALL-5] a scan while a ticket shows or an act is open does nothing: $screen $pending', (at) => {
  const state = given(at)
  expect(when(state, scan)).toBe(state)
  expect(when(state, { type: 'scanned', read: null })).toBe(state)
})

test('no answer to a scanned code: the same code is looked up again', () => {
  const silent = when(initial('pl'), scan, { type: 'unreachable', visitor: 0 })
  expect(silent.at).toMatchObject({ screen: 'scanned', pending: 'unreachable' })
  expect(when(silent, { type: 'yes' }).at).toMatchObject({ screen: 'scanned', code: 'KX7M2Q', pending: 'asking' })
})

const waiting: KnownTicket = {
  number: 'A001',
  queue: 'a',
  language: 'uk',
  page: '/t/k7q2mwx9tzb4cvn8',
  status: { status: 'waiting', ahead: 1, estimate: null, desk: null, why: null },
  print: { state: 'failed', reason: 'paper-out' },
  mayPrint: true,
}
const scannedPaper: Action = { type: 'scanned', read: { of: 'ticket', code: 'k7q2mwx9tzb4cvn8' } }

test('[ACC-9] one’s own paper scanned at the start tells how it stands, in the language of the ticket', () => {
  const asked = when(initial('pl'), scannedPaper)
  expect(asked.at).toMatchObject({ screen: 'scanned', of: 'ticket', queue: null, pending: 'asking' })
  const told = when(asked, { type: 'known', visitor: 0, ticket: waiting })
  expect(told).toMatchObject({ language: 'uk', chosen: true, at: { screen: 'status', ticket: waiting, pending: 'no' } })
  // Somebody else's paper, scanned after it, takes its place.
  const other = when(told, scannedPaper, { type: 'known', visitor: 0, ticket: { ...waiting, number: 'A002' } })
  expect(other.at).toMatchObject({ screen: 'status', ticket: { number: 'A002' }, back: { screen: 'start' } })
})

test('[WRO-1] what is scanned after a visit or a ticket was found takes it away only if it is one itself', () => {
  const error: WireError = { code: 'pin-unknown' }
  for (const found of [
    when(initial('pl'), scan, foundIn('uk')),
    when(initial('pl'), scannedPaper, { type: 'known', visitor: 0, ticket: waiting }),
  ]) {
    expect(when(found, { type: 'scanned', read: null })).toBe(found)
    const asked = when(found, scan)
    expect(when(asked, { type: 'refused', visitor: 0, error, now: 0 }).at).toBe(found.at)
    expect(when(asked, { type: 'unreachable', visitor: 0 }).at).toBe(found.at)
    expect(when(asked, foundIn()).at).toMatchObject({ screen: 'visit', back: { screen: 'start' } })
  }
})

test('[ACC-9] the PIN again tells how the ticket stands, and back leads to an empty PIN', () => {
  const error: WireError = { code: 'visit-used', number: 'A001', hour: '12:20', queue: 'a', ticket: waiting }
  const state = when(given({ screen: 'pin', entry: pinEntry, typed: '4821', pending: 'asking' }), {
    type: 'refused',
    visitor: 0,
    error,
    now: 0,
  })
  expect(state.at).toMatchObject({ screen: 'status', ticket: waiting })
  expect(when(state, { type: 'back' }).at).toEqual(emptyPin)
})

test('[ACC-9] who is called while reading is told so at once; news of another ticket change nothing', () => {
  const state = when(initial('pl'), scannedPaper, { type: 'known', visitor: 0, ticket: waiting })
  const called: KnownTicket = { ...waiting, status: { status: 'serving', desk: 2 } }
  expect(when(state, { type: 'followed', ticket: called }).at).toMatchObject({ ticket: called })
  expect(when(state, { type: 'followed', ticket: { ...called, number: 'A002' } })).toBe(state)
})

test('[BYD-8] paper is asked for once, under one key; what came of it is told', () => {
  const state = when(initial('pl'), scannedPaper, { type: 'known', visitor: 0, ticket: waiting })
  const asked = when(state, { type: 'print-again', key: 'k1' })
  expect(asked.at).toMatchObject({ pending: 'asking', key: 'k1' })
  expect(when(asked, { type: 'print-again', key: 'k2' })).toBe(asked)
  expect(when(asked, { type: 'printing-again', visitor: 0 }).at).toMatchObject({
    pending: 'no',
    ticket: { mayPrint: false, print: { state: 'printing' } },
  })
  expect(when(asked, { type: 'unreachable', visitor: 0 }).at).toMatchObject({ pending: 'no', problem: 'unreachable' })
})

test('[ACC-4] a screen that was held stays held until the next visitor comes', () => {
  const held = when(given({ screen: 'ticket', ticket, kind: 'walk-in' }), { type: 'warn' }, { type: 'stay' })
  expect(held).toMatchObject({ warned: false, held: true })
  expect(when(held, { type: 'reset', language: 'pl' }).held).toBe(false)
})

test('[ACC-1] private speech ends with the headphones, speech for everybody does not', () => {
  const plugged = when(initial('pl'), { type: 'headphones', plugged: true }, { type: 'dark' })
  expect(plugged).toMatchObject({ speech: 'private', plugged: true, dark: true })
  expect(when(plugged, { type: 'headphones', plugged: false })).toMatchObject({ speech: 'off', dark: false })
  const aloud = when(initial('pl'), { type: 'speech' }, { type: 'headphones', plugged: false })
  expect(aloud).toMatchObject({ speech: 'aloud', plugged: false })
})

test('[ACC-1] speech goes with its visitor, and is there for the next whose headphones are still in', () => {
  const aloud = when(initial('pl'), { type: 'speech' }, { type: 'reset', language: 'pl' })
  expect(aloud).toEqual(initial('pl', 1))
  const plugged = when(initial('pl'), { type: 'headphones', plugged: true }, { type: 'reset', language: 'pl' })
  expect(plugged).toEqual({ ...initial('pl', 1), plugged: true, speech: 'private' })
})

test('[REG-3] where it is shorter is said before the ticket, and the ticket is still one answer away', () => {
  const told: Elsewhere = {
    ...{ office: { pl: 'Toruń' }, address: 'ul. Moniuszki 15', asOf: '12:04' },
    ...{ there: { low: 5, high: 10 }, here: { low: 45, high: 60 } },
  }
  const home = given({ screen: 'home' })
  const shorter = when(home, { ...openQueue, elsewhere: told })
  expect(shorter.at).toEqual({ screen: 'elsewhere', queue: 'u', told, asks: true, key: 'k1' })
  expect(when(shorter, { type: 'here' }).at).toEqual(when(home, openQueue).at)
  const atOnce: Action = { ...openQueue, asks: false }
  const here = when(home, { ...atOnce, elsewhere: told }, { type: 'here' })
  expect(here.at).toEqual(when(home, atOnce).at)
  expect(here.at).toMatchObject({ screen: 'walk-in', pending: 'asking' })
  expect(when(shorter, { type: 'back' }).at).toEqual({ screen: 'home' })
  expect(when(home, { type: 'here' })).toBe(home)
  expect(when(home, { ...openQueue, open: false, elsewhere: told }).at).toMatchObject({ screen: 'queue-closed' })
})
