import { staffLanguages as languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type Bitmap, blankBitmap } from './bitmap.ts'
import { decoder } from './emulator/decoder.ts'
import { paperRoll } from './emulator/roll.ts'
import { encodeTicket } from './encode.ts'
import { exampleFacts } from './example-facts.ts'
import { standardProfile } from './profile.ts'
import { renderTicket } from './render.ts'
import { ticketDocument } from './ticket-document.ts'
import { tightBands } from './tight-bands.ts'

/** What comes out of a printer that is sent these bytes, without the feed before the cut. */
function printed(bytes: Uint8Array, width: number, height: number): Buffer {
  const papers: Bitmap[] = []
  const roll = paperRoll(width, (paper) => papers.push(paper))
  for (const command of decoder(width).push(bytes)) roll.print(command)
  return Buffer.from(papers[0]?.data.subarray(0, (width / 8) * height) ?? [])
}

test.each(languages)('the same dots on the paper, in less than two thirds of the bytes: %s', (language) => {
  for (const width of [576, 384] as const) {
    const bitmap = renderTicket(ticketDocument(exampleFacts(language)), width)
    const profile = standardProfile(width)
    const tight = encodeTicket(bitmap, { ...profile, leaveOutWhite: true })
    expect(printed(tight, width, bitmap.height)).toEqual(Buffer.from(bitmap.data))
    expect(tight.length / encodeTicket(bitmap, profile).length).toBeLessThan(0.67)
  }
})

test('bands are as high as the printer takes and no higher; white ones are a byte wide', () => {
  const bands = tightBands(blankBitmap(576, 500), 192)
  expect(bands.map(({ width, height }) => [width, height])).toEqual([
    [8, 192],
    [8, 192],
    [8, 116],
  ])
  const black = { ...blankBitmap(16, 30), data: new Uint8Array(60).fill(0xff) }
  expect(tightBands(black, 20).map(({ width, height }) => [width, height])).toEqual([
    [16, 20],
    [16, 10],
  ])
})
