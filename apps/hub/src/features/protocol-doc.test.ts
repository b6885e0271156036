import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { callReasons, errorCodes, printerStates, printFailures } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { supervisorActs } from './board/acts.ts'
import { counterListeners } from './desks/acts.ts'
import { kioskListeners } from './kiosk/acts.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/protocol.md'), 'utf8')
const names = (listeners: object) => Object.keys(listeners)
const nothing = {} as never

test('docs/protocol.md tells of every event, error code, call reason and printer state', () => {
  const connection = { device: { id: '', kind: 'kiosk' as const, name: '' }, joinedAs: '', session: '', token: null }
  const events = [
    ...names(kioskListeners(connection, nothing)),
    ...names(counterListeners(connection, nothing)),
    ...names(supervisorActs(nothing)),
    'print-card',
    'shown',
    'status',
  ]
  // A word in passing is not enough: each event stands at the head of a row, alone or beside its sisters.
  const heads = page
    .split('\n')
    .flatMap((line) => (line.startsWith('| ') ? [line.split(' | ').slice(0, 2).join()] : []))
  expect(events.filter((event) => !heads.some((head) => head?.includes(`\`${event}\``)))).toEqual([])
  const told = ['print', 'view', ...errorCodes, ...callReasons, ...printerStates, ...printFailures]
  expect(told.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
})
