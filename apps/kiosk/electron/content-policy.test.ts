import { expect, test } from 'vitest'
import { contentPolicy } from './content-policy.ts'

const connect = (policy: string) => policy.split('; ').find((rule) => rule.startsWith('connect-src'))

test('the visitors’ screen talks to itself and to the hub, and to nobody else', () => {
  expect(connect(contentPolicy('http://192.168.1.10:7070/kiosk'))).toBe(
    "connect-src 'self' http://192.168.1.10:7070 ws://192.168.1.10:7070",
  )
  expect(connect(contentPolicy('https://hub.example'))).toBe("connect-src 'self' https://hub.example wss://hub.example")
})

test('the machine’s own screens talk to nobody', () => {
  expect(connect(contentPolicy(null))).toBe("connect-src 'none'")
})

test('no inline script, no frame, no other source', () => {
  const policy = contentPolicy('http://hub:7070')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('*')
})
