import { expect, test } from 'vitest'
import { choiceKeys } from './choice-keys.ts'

const choices = (...labels: string[]) => labels.map((label) => ({ id: label, label, choose: () => undefined }))
const keysOf = (sections: Parameters<typeof choiceKeys>[0]) =>
  Object.fromEntries([...choiceKeys(sections)].map(([{ label }, key]) => [label, key]))

test('every choice has a key: digits in their order, letters for desks, whose names are numbers', () => {
  const queues = { choices: choices('stay', 'papers') }
  const desks = { choices: choices('1', '25'), compact: true }
  expect(keysOf([queues, desks])).toEqual({ stay: '1', papers: '2', '1': 'A', '25': 'B' })
})

test('after the ninth come letters, and no key means two things', () => {
  const many = choices(...'abcdefghijk')
  const keys = choiceKeys([{ choices: many }, { choices: choices('25', '26'), compact: true }])
  expect([...keys.values()]).toEqual([...'123456789', 'A', 'B', 'C', 'D'])
})
