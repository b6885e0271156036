import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clipNames } from './clip-names.ts'
import { clipsOfOffice, clipsOfTicket, sentence, spokenLanguages } from './phrase.ts'

test('a ticket is a letter and a whole number', () => {
  expect(clipsOfTicket('U045', 'pl')).toEqual(['letter-u', 'n-45'])
  expect(clipsOfTicket('A001', 'pl')).toEqual(['letter-a', 'n-1'])
  expect(clipsOfTicket('U100', 'pl')).toEqual(['letter-u', 'n-100'])
  expect(clipsOfTicket('AB345', 'pl')).toEqual(['letter-a', 'letter-b', 'h-300', 'n-45'])
})

test('a code that is no such number is spelled', () => {
  expect(clipsOfTicket('K7P2', 'pl')).toEqual(['letter-k', 'n-7', 'letter-p', 'n-2'])
  expect(clipsOfTicket('1234', 'pl')).toEqual(['n-1', 'n-2', 'n-3', 'n-4'])
})

test('a desk is one phrase, a high one is put together', () => {
  expect(sentence('pl', { number: 'U045', desk: 25 }).desk).toEqual(['desk-25'])
  expect(sentence('pl', { number: 'U045', desk: 125 }).desk).toEqual(['desk', 'h-100', 'n-25'])
})

test('every number and desk that an office can have is spoken by clips that there are', () => {
  const known = new Set(clipNames)
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{1,2}\d{3}$/), fc.integer({ min: 1, max: 999 }), (number, desk) => {
      const said = sentence('uk', { number, desk })
      return [...said.number, ...said.desk].every((clip) => known.has(clip))
    }),
  )
})

test('what an office can need is known beforehand', () => {
  const needed = clipsOfOffice({ prefixes: ['U', 'A'], desks: [25] })
  const said = sentence('pl', { number: 'U345', desk: 25 })
  for (const clip of [...said.number, ...said.desk]) expect(needed).toContain(clip)
  expect(needed).not.toContain('letter-b')
  expect(needed).not.toContain('desk-26')
})

test('Polish first, then the language of the ticket', () => {
  expect(spokenLanguages('uk', ['pl', 'en', 'uk'])).toEqual(['pl', 'uk'])
  expect(spokenLanguages('pl', ['pl', 'en', 'uk'])).toEqual(['pl'])
  expect(spokenLanguages('ru', ['pl', 'en', 'uk'])).toEqual(['pl'])
})
