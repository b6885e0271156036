import { expect, test } from 'vitest'
import { wrapText } from './wrap-text.ts'

const wrap = (text: string, width: number) => wrapText(text, width, (line) => line.length)

test('a text that fits is one line', () => {
  expect(wrap('Zachowaj ten bilet.', 40)).toEqual(['Zachowaj ten bilet.'])
  expect(wrap('', 40)).toEqual([])
})

test('lines are as even as their number allows', () => {
  expect(wrap('ul. Konarskiego 1-3, Bydgoszcz, III piętro', 38)).toEqual([
    'ul. Konarskiego 1-3,',
    'Bydgoszcz, III piętro',
  ])
})

test('a word of one letter, a figure and a dash do not stand apart', () => {
  expect(wrap('Sprawdzaj w telefonie', 12)).toEqual(['Sprawdzaj', 'w telefonie'])
  expect(wrap('at least 5 minutes before', 11)).toEqual(['at least', '5 minutes', 'before'])
  expect(wrap('Urząd Wojewódzki – obsługa', 20)).toEqual(['Urząd Wojewódzki –', 'obsługa'])
})

test('a short last word is not left over by itself', () => {
  expect(wrap('Адскануйце гэты код.', 16)).toEqual(['Адскануйце', 'гэты код.'])
  expect(wrap('Тэлефоне адскануйце гэты код.', 15)).toEqual(['Тэлефоне', 'адскануйце', 'гэты код.'])
  expect(wrap('Telefonunuzdan okutun', 14), 'no word to give').toEqual(['Telefonunuzdan', 'okutun'])
})

test('only a word wider than the paper is cut', () => {
  expect(wrap('Verwaltungsgericht', 8)).toEqual(['Verwaltu', 'ngsgeric', 'ht'])
})
