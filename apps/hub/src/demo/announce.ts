import type { Demonstration } from './demonstration.ts'

/** What `npm start` tells in a demonstration: where to look, which PINs work, how to stop. */
export function announcement({ url, clock, tokens, pins }: Demonstration): string {
  const address = (screen: 'kiosk' | 'display' | 'counter') => `${url}/${screen}#token=${tokens[screen]}`
  const shown = pins.slice(0, 12).map(({ pin, time, queue }) => `    ${pin}   ${time}   ${queue}`)
  const more = pins.length > shown.length ? [`    … and ${pins.length - shown.length} more in demo.json`] : []
  return [
    '',
    `  Poczekalnia, a demonstration day. Its clock shows ${clock.slice(0, 16).replace('T', ' ')} and runs on from there.`,
    '',
    `  Ticket machine        ${address('kiosk')}`,
    `  Waiting-room display  ${address('display')}`,
    `  Clerk's desk          ${address('counter')}`,
    `  Printed tickets       ${url}/printer`,
    '',
    '  PINs of today’s booked visits (PIN, hour, queue):',
    ...shown,
    ...more,
    '',
    '  Stop with Ctrl+C.',
    '',
  ].join('\n')
}
