import { readFileSync } from 'node:fs'
import { office, readProfile } from '@poczekalnia/queue-core'
import pino from 'pino'
import { expect, test } from 'vitest'
import { officeFile } from '../testing/running-hub.ts'
import { logTimes } from './log-times.ts'

test('a line of the hub’s log says when it was by the clocks of the office', () => {
  const { time } = office(readProfile(readFileSync(officeFile, 'utf8'), officeFile))
  const lines: string[] = []
  const log = pino(
    { timestamp: logTimes(() => Date.UTC(2026, 10, 19, 11, 5, 3), time.stamp) },
    { write: (line: string) => lines.push(line) },
  )
  log.info('open')
  expect(JSON.parse(lines[0]!)).toMatchObject({ time: '2026-11-19T12:05:03+01:00', msg: 'open' })
})
