import { expect, test } from 'vitest'
import { handOver } from './hand-over.ts'

test('the address leads to the page once', async () => {
  const address = await handOver('http://hub:7070/kiosk#token=secret')
  expect(address).not.toContain('secret')
  expect((await fetch(`${address}x`)).status).toBe(404)
  const answer = await fetch(address, { redirect: 'manual' })
  expect(answer.headers.get('location')).toBe('http://hub:7070/kiosk#token=secret')
  await expect(fetch(address)).rejects.toThrow()
})
