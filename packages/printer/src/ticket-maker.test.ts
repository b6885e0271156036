import { expect, test } from 'vitest'
import { encodeTicket } from './encode.ts'
import { exampleFacts } from './example-facts.ts'
import { standardProfile } from './profile.ts'
import { renderTicket } from './render.ts'
import { ticketDocument } from './ticket-document.ts'
import { ticketMaker } from './ticket-maker.ts'

test('a worker makes the same bytes, leaves the thread free, and survives what it cannot draw', async () => {
  const profile = standardProfile()
  const maker = ticketMaker(profile)
  const document = ticketDocument(exampleFacts('uk'))
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  const made = await maker.make(document)
  clearInterval(turning)
  expect(turns).toBeGreaterThan(3)
  expect(Buffer.from(made)).toEqual(Buffer.from(encodeTicket(renderTicket(document, 576), profile)))
  const tooMuch = {
    title: 'x',
    blocks: [{ kind: 'qr' as const, data: 'x'.repeat(9000), size: 200, caption: '', lang: 'pl' }],
  }
  await expect(maker.make(tooMuch)).rejects.toThrow()
  expect(Buffer.from(await maker.make(document))).toEqual(Buffer.from(made))
  await maker.stop()
  await expect(maker.make(document)).rejects.toThrow('stopped')
})
