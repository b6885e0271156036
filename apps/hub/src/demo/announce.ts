import type { DemoFacts } from '../features/screens/front-page.ts'
import type { Demonstration } from './demonstration.ts'

/** What `npm start` tells in a demonstration: where to look, which PINs work, how to stop. */
export function announcement(demonstration: Demonstration): string {
  return framed(demonstration.clock, [
    ...screensOf(demonstration),
    '',
    '  PINs of today’s booked visits (PIN, hour, queue):',
    ...pinsOf(demonstration, 12),
  ])
}

/** One office's part of what a demonstration with several tells. */
export function addressesOf(office: string, demonstration: Demonstration): string {
  const pins = pinsOf(demonstration, 3)
  const told = pins.length === 0 ? [] : ['  PINs of booked visits (PIN, hour, queue):', ...pins]
  return [`  ${office}`, ...screensOf(demonstration), ...told].join('\n')
}

/** What `npm start` tells in a demonstration with several offices. @param parts what each office tells of itself */
export function announcementOfAll(url: string, clock: string, parts: readonly string[]): string {
  return framed(clock, [`  All offices           ${url}`, ...parts.flatMap((part) => ['', part])])
}

function framed(clock: string, lines: readonly string[]): string {
  const title =
    `  Poczekalnia, a demonstration day. Its clock shows ${clock.slice(0, 16).replace('T', ' ')} and runs on from ` +
    'there.'
  return ['', title, '', ...lines, '', '  Stop with Ctrl+C.', ''].join('\n')
}

/** What the hub's first page tells in a demonstration. @param base what the office's addresses begin with */
export function demoFacts({ tokens, accounts, pins, booking, mail }: Demonstration, base: string): DemoFacts {
  const paired = (['kiosk', 'display', 'counter'] as const).map((screen) => [
    screen,
    `${base}/${screen}#token=${tokens[screen]}`,
  ])
  const site = booking && mail ? { booking: booking.url, mail: mail.url } : null
  return { addresses: Object.fromEntries(paired), accounts, pins: pins.slice(0, 12), site }
}

function screensOf({ url, tokens, accounts, booking, mail }: Demonstration): string[] {
  const address = (screen: 'kiosk' | 'display' | 'counter') => `${url}/${screen}#token=${tokens[screen]}`
  return [
    `  All of these          ${url}`,
    `  Ticket machine        ${address('kiosk')}`,
    `  Waiting-room display  ${address('display')}`,
    `  Clerk's desk          ${address('counter')}`,
    `  Supervisor            ${url}/supervisor`,
    `  Printed tickets       ${url}/printer`,
    ...(booking ? [`  Booking a visit       ${booking.url}`] : []),
    ...(mail ? [`  Mail that was sent    ${mail.url}`] : []),
    '  To sign in (name, password, role): ' +
      `${accounts.map(({ name, password, role }) => `${name}, ${password}, ${role}`).join(' · ')}`,
  ]
}

function pinsOf({ pins }: Demonstration, most: number): string[] {
  const shown = pins.slice(0, most).map(({ pin, time, queue }) => `    ${pin}   ${time}   ${queue}`)
  return pins.length > shown.length ? [...shown, `    … and ${pins.length - shown.length} more in demo.json`] : shown
}
