import { expect, test } from 'vitest'
import { Ask, mayAsk, Signal } from './contract.ts'

test('the visitors’ screen may ask where the hub is, and nothing else', () => {
  expect(mayAsk('kiosk', 'hub', true)).toBe(true)
  for (const name of ['screen', 'pair', 'unlock', 'state', 'test-ticket', 'quit', 'leave'] as const)
    expect(mayAsk('kiosk', name, true)).toBe(false)
})

test('what the service menu does needs the PIN first, and the tokens go to no page but the visitors’', () => {
  for (const name of ['state', 'test-ticket', 'pair-anew', 'restart', 'quit'] as const) {
    expect(mayAsk('shell', name, false)).toBe(false)
    expect(mayAsk('shell', name, true)).toBe(true)
  }
  expect(mayAsk('shell', 'unlock', false)).toBe(true)
  expect(mayAsk('shell', 'hub', true)).toBe(false)
  for (const name of ['keys', 'sentence'] as const) {
    expect(mayAsk('shell', name, false)).toBe(true)
    expect(mayAsk('kiosk', name, true)).toBe(false)
  }
})

test.each([
  undefined,
  null,
  'hub',
  { ask: 'eval', code: '1' },
  { ask: 'hub', more: 1 },
  { ask: 'unlock' },
  { ask: 'unlock', pin: 4821 },
  { ask: 'unlock', pin: '1'.repeat(21) },
  { ask: 'test-ticket', language: 'de' },
  { ask: 'sentence', language: 'pl', pace: 'usual', text: '' },
  { ask: 'sentence', language: 'pl', pace: 'usual', text: 'x'.repeat(401) },
  { ask: 'sentence', language: 'pl', pace: '9', text: 'Tak.' },
  { ask: 'pair', address: 'x'.repeat(501), code: '' },
])('%j is no ask', (message) => {
  expect(Ask.safeParse(message).success).toBe(false)
})

test('signals are as narrow', () => {
  expect(Signal.safeParse({ signal: 'beat', shows: true }).success).toBe(true)
  expect(Signal.safeParse({ signal: 'beat' }).success).toBe(false)
  expect(Signal.safeParse({ signal: 'quit' }).success).toBe(false)
})
