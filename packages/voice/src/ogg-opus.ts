import { createRequire } from 'node:module'
import type OpusScriptType from 'opusscript'
import type { Sound } from './sound.ts'

/**
 * Opus in Ogg (RFC 6716, RFC 7845), one channel: what the clips are kept in. About 3 KB a second, and every Chromium
 * plays it. Only the making and the testing of clips needs this file; browsers decode by themselves.
 */

const OpusScript = createRequire(import.meta.url)('opusscript') as typeof OpusScriptType

/** Rate of the samples that go in, in hertz. Opus itself always counts 48,000 a second. */
export const CLIP_RATE = 24_000
const FRAME = CLIP_RATE / 50
/** What the encoder delays, in samples at 48 kHz: 6.5 ms of look-ahead. */
const PRE_SKIP = 312
const BIT_RATE = 24_000

/** @param sound at `CLIP_RATE`, shorter than 5 seconds: its packets fit into one page */
export function encodeOggOpus({ rate, samples }: Sound): Buffer {
  if (rate !== CLIP_RATE) throw new RangeError(`expected ${CLIP_RATE} Hz, not ${rate}`)
  const encoder = new OpusScript(CLIP_RATE, 1, OpusScript.Application.VOIP)
  encoder.setBitrate(BIT_RATE)
  const frames = Math.ceil((samples.length + PRE_SKIP / 2) / FRAME)
  const packets: Buffer[] = []
  for (let i = 0; i < frames; i++) {
    const pcm = Buffer.alloc(FRAME * 2)
    samples.subarray(i * FRAME, (i + 1) * FRAME).forEach((sample, at) => {
      pcm.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), at * 2)
    })
    packets.push(Buffer.from(encoder.encode(pcm, FRAME)))
  }
  encoder.delete()
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head.writeUInt8(1, 8)
  head.writeUInt8(1, 9)
  head.writeUInt16LE(PRE_SKIP, 10)
  head.writeUInt32LE(CLIP_RATE, 12)
  const vendor = Buffer.from('poczekalnia')
  const tags = Buffer.concat([Buffer.from('OpusTags'), uint32(vendor.length), vendor, uint32(0)])
  // The last page's position cuts off what the last frame holds beyond the sound.
  const end = PRE_SKIP + samples.length * 2
  return Buffer.concat([page([head], 0, 0, 2), page([tags], 0, 1, 0), page(packets, end, 2, 4)])
}

/** The sound of a file that `encodeOggOpus` wrote. @throws RangeError for anything else */
export function decodeOggOpus(file: Buffer): Sound {
  const pages = readPages(file)
  if (pages[0]?.packets[0]?.toString('latin1', 0, 8) !== 'OpusHead') throw new RangeError('not Opus in Ogg')
  const decoder = new OpusScript(CLIP_RATE, 1, OpusScript.Application.VOIP)
  const pcm = Buffer.concat(pages.slice(2).flatMap(({ packets }) => packets.map((packet) => decoder.decode(packet))))
  decoder.delete()
  const length = ((pages.at(-1)?.position ?? PRE_SKIP) - PRE_SKIP) / 2
  const samples = Float32Array.from({ length }, (_, i) => pcm.readInt16LE((i + PRE_SKIP / 2) * 2) / 32_768)
  return { rate: CLIP_RATE, samples }
}

/** One page of packets, each shorter than 255 × 255 bytes. `flags`: 2 begins the stream, 4 ends it. */
function page(packets: readonly Buffer[], position: number, index: number, flags: number): Buffer {
  const lacing = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255])
  if (lacing.length > 255) throw new RangeError('too long for one page')
  const header = Buffer.alloc(27)
  header.write('OggS')
  header.writeUInt8(flags, 5)
  header.writeBigInt64LE(BigInt(position), 6)
  header.writeUInt32LE(1, 14)
  header.writeUInt32LE(index, 18)
  header.writeUInt8(lacing.length, 26)
  const whole = Buffer.concat([header, Buffer.from(lacing), ...packets])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

function readPages(file: Buffer): { position: number; packets: Buffer[] }[] {
  const pages: { position: number; packets: Buffer[] }[] = []
  let at = 0
  while (at + 27 <= file.length && file.toString('latin1', at, at + 4) === 'OggS') {
    const position = Number(file.readBigInt64LE(at + 6))
    const count = file.readUInt8(at + 26)
    const lacing = file.subarray(at + 27, at + 27 + count)
    at += 27 + count
    const packets: Buffer[] = []
    let length = 0
    for (const size of lacing) {
      length += size
      if (size === 255) continue
      packets.push(file.subarray(at, at + length))
      at += length
      length = 0
    }
    pages.push({ position, packets })
  }
  return pages
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** The polynomial of Ogg's checksum (RFC 3533), most significant bit first. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

function checksum(bytes: Buffer): number {
  let value = 0
  for (const byte of bytes) value = ((value << 8) ^ (table[((value >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  return value
}
