import { expect, test } from 'vitest'
import { type Bitmap, blankBitmap } from './bitmap.ts'
import { type Command, decoder, NotEscPos } from './emulator/decoder.ts'
import { encodeClearing, encodeTicket } from './encode.ts'
import { exampleFacts } from './example-facts.ts'
import { standardProfile } from './profile.ts'
import { renderTicket } from './render.ts'
import { ticketDocument } from './ticket-document.ts'

const whole = (commands: Command[], width: number): Bitmap => {
  const bands = commands.flatMap((command) => (command.type === 'picture' ? [command.bitmap] : []))
  return {
    width,
    height: bands.reduce((sum, band) => sum + band.height, 0),
    data: Buffer.concat(bands.map((b) => b.data)),
  }
}

test('a small picture, byte for byte', () => {
  const bitmap = { ...blankBitmap(576, 2), data: new Uint8Array(144).fill(0xaa) }
  const bytes = encodeTicket(bitmap, { ...standardProfile(), feedLines: 4 })
  expect(Buffer.from(bytes).toString('hex')).toBe(
    `1b40${'1d763000'}${'4800'}${'0200'}${'aa'.repeat(144)}${'0a'.repeat(4)}1d5601`,
  )
})

test.each([576, 384] as const)(
  'what is encoded for %i dots decodes to the same picture, in bands that small printers hold',
  (dots) => {
    const bitmap = renderTicket(ticketDocument(exampleFacts('uk', { hour: '12:30' })), dots)
    const bytes = encodeTicket(bitmap, standardProfile(dots))
    const commands = decoder(dots).push(bytes)
    expect(commands.map((command) => command.type)).toEqual([
      'reset',
      ...Array(Math.ceil(bitmap.height / 192)).fill('picture'),
      ...Array(5).fill('feed-line'),
      'cut',
    ])
    expect(Buffer.from(whole(commands, dots).data)).toEqual(Buffer.from(bitmap.data))
  },
)

test('the stream decodes the same however it is cut into pieces', () => {
  const bitmap = renderTicket(ticketDocument(exampleFacts('pl')), 384)
  const bytes = encodeTicket(bitmap, standardProfile(384))
  const stream = decoder(384)
  const commands: Command[] = []
  for (let at = 0, step = 1; at < bytes.length; at += step, step = (step * 7) % 1009)
    commands.push(...stream.push(bytes.subarray(at, at + step)))
  expect(commands).toEqual(decoder(384).push(bytes))
})

test('clearing ends a ticket that broke off in a picture, between two commands or in the cut', () => {
  const profile = standardProfile()
  const bitmap = renderTicket(ticketDocument(exampleFacts('pl')), 576)
  const ticket = encodeTicket(bitmap, profile)
  for (const at of [10, 11, 500, 13_834, ticket.length - 3, ticket.length - 1]) {
    const stream = decoder(576)
    stream.push(ticket.subarray(0, at))
    const commands = [...stream.push(encodeClearing(profile)), ...stream.push(ticket)]
    const last = commands.slice(commands.findLastIndex((command) => command.type === 'reset'))
    expect(Buffer.from(whole(last, 576).data)).toEqual(Buffer.from(bitmap.data))
  }
})

test('a picture of another width is refused', () => {
  expect(() => encodeTicket(blankBitmap(384, 8), standardProfile(576))).toThrow(RangeError)
})

test('a printer without a knife only feeds', () => {
  const bytes = encodeTicket(blankBitmap(384, 1), { ...standardProfile(384), cut: 'none', feedLines: 2 })
  expect(Buffer.from(bytes).toString('hex')).toMatch(/0a0a$/)
})

test('the decoder refuses what it does not know', () => {
  const refuse = (hex: string) => expect(() => decoder(384).push(Buffer.from(hex, 'hex'))).toThrow(NotEscPos)
  refuse('41') // text
  refuse('1b35') // escpos' style()
  refuse('1d5a02') // escpos' qrcode()
  refuse('1d76300048000100') // 576 dots on 384
  refuse('1d7630010100010000') // double width
  refuse('1d563300')
  refuse('100405')
})
