import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type PrinterState, printerStates } from '@poczekalnia/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { papersRoute } from './papers.ts'

async function printerPage() {
  const states: PrinterState[] = []
  let url = ''
  const printer = {
    papers: () => [],
    async setState(state: PrinterState) {
      states.push(state)
    },
  }
  const route = papersRoute(printer, { base: '', url: () => url })
  const server = createServer((request, response) => void route.answer(request, response, () => response.end()))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const press = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/printer`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  return {
    states,
    press,
    page: async () => (await fetch(`${url}/printer`, { headers: { 'accept-language': 'en' } })).text(),
  }
}

test('each trouble of a printer is a button of the demonstration’s page; the one tried is marked', async () => {
  const { states, press, page } = await printerPage()
  const before = await page()
  for (const state of printerStates) expect(before).toContain(`value="${state}" aria-pressed="${state === 'ready'}"`)
  const answer = await press('state=paper-out')
  expect([answer.status, answer.headers.get('location'), states]).toEqual([303, '/printer', ['paper-out']])
  expect(await page()).toContain('value="paper-out" aria-pressed="true">There is no paper')
})

test('what is no state, and a page of somebody else’s, change nothing', async () => {
  const { states, press } = await printerPage()
  const bad = [
    press('state=on-fire'),
    press('state=paper-out&state=x&y=1'),
    press('x'.repeat(5_000)),
    press('state=paper-out', { origin: 'https://elsewhere.example' }),
  ]
  expect((await Promise.all(bad)).map(({ status }) => status)).toEqual([400, 400, 400, 400])
  expect(states).toEqual([])
})
