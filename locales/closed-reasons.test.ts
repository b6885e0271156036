import { closedReasons, fullReasons, languages, staffLanguages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { words } from './index.ts'

test.each(languages)(
  '[BYD-6] why a queue gives no tickets is worded at the machine and on the display: %s',
  (language) => {
    const t = words(language)
    const keys = [
      ...closedReasons.map((reason) => `kiosk:queue.${reason}`),
      ...fullReasons.map((reason) => `display:tickets.${reason}`),
    ]
    expect(keys.filter((key) => t(key, { defaultValue: '' }) === '')).toEqual([])
  },
)

test.each(staffLanguages)('[BYD-6] and on the supervisors’ board: %s', (language) => {
  const t = words(language)
  const keys = closedReasons.map((reason) => `supervisor:board.ticketState.${reason}`)
  expect(keys.filter((key) => t(key, { defaultValue: '' }) === '')).toEqual([])
})
