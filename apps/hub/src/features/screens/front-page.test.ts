import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { staffLanguages as languages } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { type DemoFacts, frontPage } from './front-page.ts'

let running: RunningHub
beforeAll(async () => {
  running = await runHub()
})
afterAll(() => running.stop())

test('the hub’s own address is a page with the addresses of all screens', async () => {
  const response = await fetch(running.hub.url, { headers: { 'accept-language': 'en' } })
  const page = await response.text()
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  for (const screen of ['kiosk', 'display', 'counter', 'supervisor']) {
    expect(page).toContain(`href="/${screen}"`)
    expect(page).toContain(`${running.hub.url}/${screen}</p>`)
  }
  expect(page).toContain('with a code from the page “Devices”')
})

test('it speaks every language, and the office’s name is in it', async () => {
  const pages = await Promise.all(languages.map((l) => fetch(`${running.hub.url}/?lang=${l}`).then((r) => r.text())))
  for (const [i, language] of languages.entries()) expect(pages[i]).toContain(`<html lang="${language}">`)
  expect(new Set(pages).size).toBe(languages.length)
  expect(pages[0]).toContain(running.hub.session.office.profile.address)
})

/** A page of a demonstration behind the gateway, asked for from this machine or another. */
async function demonstrationPage(facts: DemoFacts | null): Promise<string> {
  const route = frontPage({
    office: () => running.hub.session.office.profile,
    ...{ demo: true, base: '/bydgoszcz', url: 'http://192.168.1.10:7070/bydgoszcz' },
    facts: () => facts,
  })
  const server = createServer((request, response) => void route.answer(request, response, () => response.end()))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
  })
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?lang=en`)).text()
}

test('a demonstration’s page opens paired screens and tells PINs, but only to who started it', async () => {
  const facts: DemoFacts = {
    addresses: { kiosk: '/bydgoszcz/kiosk#token=secret' },
    accounts: [{ name: 'Anna', password: 'abc', role: 'clerk' }],
    pins: [{ pin: '4711', time: '12:20', queue: 'pobyt-czasowy' }],
    site: { booking: 'http://localhost:7071', mail: 'http://localhost:7071/mail' },
  }
  const own = await demonstrationPage(facts)
  expect(own).toContain('href="/bydgoszcz/kiosk#token=secret"')
  expect(own).toContain('<td>4711</td>')
  expect(own).toContain('<td>abc</td>')
  expect(own).toContain('href="/bydgoszcz/printer"')
  expect(own).toContain('href="http://localhost:7071/mail"')
  const others = await demonstrationPage(null)
  expect(others).not.toMatch(/token=|4711|abc|7071/)
  expect(others).toContain('http://192.168.1.10:7070/bydgoszcz/counter</p>')
})
