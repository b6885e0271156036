import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClosedDraw, closedHash, drawn, FORMAT, receiptId, sha256, written } from '@poczekalnia/booking-core/draw'
import { expect, onTestFinished, test } from 'vitest'

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const command = [join(import.meta.dirname, 'booking.mjs'), 'draw', 'verify', ...args]
    execFile(process.execPath, command, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })

async function aDraw() {
  const secret = 'a'.repeat(64)
  const closed: ClosedDraw = {
    ...{ format: FORMAT, office: 'bydgoszcz', release: 'tydzien', round: '2026-11-27', stepMinutes: 20 },
    ...{ matters: [{ id: 'pobyt', minutes: 20 }], commitment: await sha256(secret) },
    seats: [{ places: 'sala', seat: 1, stepFree: false, matters: ['pobyt'], free: ['2026-12-07T08:00:00+01:00'] }],
    entries: await Promise.all(
      ['AAAA', 'BBBB'].map(async (receipt) => ({
        ...{ id: await receiptId(receipt), matter: 'pobyt', party: 1, days: ['2026-12-07'] },
        ...{ hours: 'any' as const, stepFree: false },
      })),
    ),
  }
  return written({ ...closed, closedHash: await closedHash(closed), secret, ranks: await drawn(closed, secret) })
}

test('[BOK-7] anybody recomputes a published draw, from a file or an address, and finds their own line', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'draw-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, 'draw.json')
  const text = await aDraw()
  writeFileSync(file, text)
  const fine = await run(file, '--receipt', 'aa aa')
  expect(fine).toMatchObject({ code: 0, err: '' })
  expect(fine.out).toContain('the draw is right. bydgoszcz, tydzien, 2026-11-27:\n2 entries, 1 of them')
  expect(fine.out).toMatch(/place in the order: [12]; offered first: (2026-12-07 08:00|nothing)/)
  const server = createServer((_request, response) => response.end(text)).listen(0)
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/draw.json`
  expect((await run(url)).code).toBe(0)

  expect(await run(file, '--receipt', 'CCCC')).toMatchObject({ code: 1 })
  expect(await run(file, '--closed', 'ffff')).toMatchObject({ code: 1, err: expect.stringContaining('--closed') })
  writeFileSync(file, text.replace('08:00', '09:00'))
  const changed = await run(file)
  expect(changed.code).toBe(1)
  expect(changed.err).toContain('not those whose hash was published at the closing')
  expect(await run(join(dir, 'none.json'))).toMatchObject({ code: 2, err: expect.stringContaining("can't be read") })
  expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('Usage') })
})
