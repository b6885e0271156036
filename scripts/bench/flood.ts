import { randomUUID } from 'node:crypto'
import { socketAddress } from '@poczekalnia/protocol'
import { linked } from './clients.ts'
import { walkIn } from './office.ts'

// A process of its own that floods one office: each client takes a ticket and opens its page, again and again, as fast
// as both are answered. Told `on` and `off` by who started it, and tells how many tickets it got.

const [office = '', ...tokens] = process.argv.slice(2)
const { url, path } = socketAddress(office, 'kiosk')
let isOn = false
let tickets = 0
let failed = 0

async function visitor(token: string): Promise<void> {
  const kiosk = await linked(url, { token }, path)
  for (;;) {
    if (!isOn) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      continue
    }
    const answer = await kiosk.tryAsk<{ ticket: { page: string } }>('take-ticket', {
      queue: walkIn,
      language: 'pl',
      key: randomUUID(),
    })
    if (answer.ok) tickets++
    else failed++
    if (answer.ok) await opened(office + answer.ticket.page)
  }
}

/** Opens a page. A kept connection that was just closed from the other end is no end of the flood. */
async function opened(page: string): Promise<void> {
  await fetch(page).then(
    (answer) => answer.text(),
    () => undefined,
  )
}

process.on('message', (order) => {
  isOn = order === 'on'
  process.send?.({ tickets, failed })
})
process.once('disconnect', () => process.exit(0))
for (const token of tokens) visitor(token).catch(() => process.exit(1))
