import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { words } from '@poczekalnia/locales'
import { afterEach, beforeEach, test } from 'vitest'
import { type RunningHub, runHub } from '../apps/hub/src/testing/running-hub.ts'
import { firstAdministrator } from '../apps/hub/src/testing/staff-hands.ts'
import { waitFor } from '../apps/kiosk/test/wait-for.ts'
import { startTabs, type Tab, type Tabs } from './support/tabs.ts'

/** Many pages of one hub in one browser, which has six lines to a host: each opens, and each can act. */
const MANY = 10
let running: RunningHub
let tabs: Tabs
let ended: (() => Promise<void>)[] = []

beforeEach(async () => {
  running = await runHub()
  ended = [running.stop]
})
afterEach(async () => {
  for (const end of ended.reverse()) await end()
})

async function browser(): Promise<Tabs> {
  tabs = await startTabs()
  ended.push(tabs.stop)
  return tabs
}

const shows = (tab: Tab, expression: string, what: string) =>
  waitFor(what, async () => (await tab.ask<boolean>(expression)) === true)

async function newTicket() {
  const kiosk = await running.join('kiosk')
  const { ticket } = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  const { id, page, number } = ticket as { id: string; page: string; number: string }
  return { id, number, address: running.hub.url + page }
}

test('ten phone pages: each opens and says its number; the first one acts; whoever is seen has its news', async () => {
  await browser()
  const open: { tab: Tab; id: string; number: string }[] = []
  for (let i = 0; i < MANY; i++) {
    const ticket = await newTicket()
    const tab = await tabs.open(ticket.address)
    await shows(tab, `document.querySelector('#ticket strong')?.textContent === '${ticket.number}'`, ticket.number)
    open.push({ tab, ...ticket })
  }
  const first = open[0]!
  await first.tab.show()
  await shows(first.tab, 'document.visibilityState === "visible"', 'the first tab')
  await first.tab.ask(`document.getElementById('more').click()`)
  await waitFor('ten minutes more', async () => running.hub.session.state.tickets.get(first.id)?.status === 'away')
  await shows(first.tab, `document.getElementById('back') !== null`, 'the way back')
})

test('pages that sound are told of a call though nobody sees them, two by their lines', async () => {
  await browser()
  const open: Tab[] = []
  const beaten = await newTicket()
  for (let i = 0; i < MANY; i++) {
    const tab = await tabs.open(beaten.address)
    await shows(tab, `document.getElementById('notify') !== null`, `page ${i}`)
    await tab.ask(`document.getElementById('notify').click()`)
    open.push(tab)
  }
  const desk = await running.join('counter')
  await desk.ask('open-desk', { desk: 1 })
  await desk.ask('call-next', {})
  for (const tab of open) await shows(tab, `document.querySelector('.go') !== null`, 'the call')
})

/** A proxy that lets no WebSocket through, as some offices have. */
async function withoutWebSockets(): Promise<string> {
  const to = new URL(running.hub.url)
  const proxy: Server = createServer((asked, response) => {
    const passed = request(
      { host: to.hostname, port: to.port, path: asked.url, method: asked.method, headers: asked.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    passed.on('error', () => response.destroy())
    asked.on('error', () => passed.destroy())
    response.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  proxy.on('upgrade', (_, socket) => socket.destroy())
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  ended.push(
    () =>
      new Promise<void>((resolve) => {
        proxy.closeAllConnections()
        proxy.close(() => resolve())
      }),
  )
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

test('ten desks through a proxy without WebSockets: each opens, the first one links again', async () => {
  const through = await withoutWebSockets()
  await browser()
  const open: Tab[] = []
  for (let i = 0; i < MANY; i++) {
    const tab = await tabs.open(`${through}/counter#token=${running.tokens.counter}`)
    await shows(tab, `document.querySelector('.bar') !== null`, `desk page ${i}`)
    open.push(tab)
  }
  await open[0]!.show()
  await shows(open[0]!, `document.body.textContent.includes('${words('pl')('counter:link.linked')}')`, 'its link')
})

test('ten boards of a supervisor through such a proxy: each opens, the first one has its news again', async () => {
  const cookie = await firstAdministrator(running)
  const through = await withoutWebSockets()
  await browser()
  const open: Tab[] = []
  for (let i = 0; i < MANY; i++) {
    const tab = await tabs.open(`${through}/supervisor`)
    if (i === 0) {
      await shows(tab, `document.querySelector('form') !== null`, 'the sign-in')
      await tab.ask(`document.cookie = ${JSON.stringify(cookie)}; location.reload()`)
    }
    await shows(tab, `document.querySelector('.board-page') !== null`, `board ${i}`)
    open.push(tab)
  }
  await newTicket()
  await open[0]!.show()
  const waiting = `/Uzupełnienie dokumentów\\s+1\\s/.test(document.body.innerText)`
  await shows(open[0]!, waiting, 'who has come meanwhile')
})
