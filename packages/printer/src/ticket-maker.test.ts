import { expect, test } from 'vitest'
import { encodeTicket } from './encode.ts'
import { exampleFacts } from './example-facts.ts'
import { standardProfile } from './profile.ts'
import { renderTicket } from './render.ts'
import { ticketDocument } from './ticket-document.ts'
import { ticketMaker } from './ticket-maker.ts'

test('a ticket is made in steps with turns for others between, and survives what it cannot draw', async () => {
  const profile = standardProfile()
  const maker = ticketMaker(profile)
  const document = ticketDocument(exampleFacts('uk'))
  let turns = 0
  let counting = true
  const count = () => {
    turns++
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  const made = await maker.make(document)
  counting = false
  // Each part is laid out in a turn of its own, and drawn in one.
  expect(turns).toBeGreaterThanOrEqual(2 * document.blocks.length)
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

test('two tickets that are made at once do not mix', async () => {
  const profile = standardProfile(384)
  const maker = ticketMaker(profile)
  const documents = (['pl', 'uk'] as const).map((language) => ticketDocument(exampleFacts(language)))
  const made = await Promise.all(documents.map((document) => maker.make(document)))
  const alone = documents.map((document) => encodeTicket(renderTicket(document, 384), profile))
  expect(made.map((bytes) => Buffer.from(bytes))).toEqual(alone.map((bytes) => Buffer.from(bytes)))
  await maker.stop()
})
