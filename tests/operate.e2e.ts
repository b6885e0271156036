import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Screen, socketAddress } from '@poczekalnia/protocol'
import { verifyLog } from '@poczekalnia/queue-core/store'
import { io, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { runScript } from '../scripts/operator/run-script.ts'
import { freePort } from './support/free-port.ts'
import { addDevices, hubMain, hubProcess } from './support/hub-process.ts'

/** What an operator does, with the programs an operator runs: back up, lose the machine, restore on another; https. */

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'operate-'))
  closing.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

function joined(url: string, screen: Screen, token: string, more: object = {}): Socket {
  const { url: address, path } = socketAddress(url, screen)
  const socket = io(address, {
    path,
    auth: { token, session: 'page' },
    transports: ['websocket'],
    forceNew: true,
    ...more,
  })
  closing.push(() => socket.disconnect())
  return socket
}

type Ticket = { id: string; number: string; page: string }
const take = async (kiosk: Socket): Promise<Ticket> => {
  const order = { queue: 'uzupelnienie-dokumentow', language: 'pl' }
  const answer = await kiosk.timeout(30_000).emitWithAck('take-ticket', order)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.ticket
}

test('[ALL-5] the machine is lost at noon, its backup restored elsewhere: the day goes on, none twice', async () => {
  // A Thursday that is still to come, so that the restore, which happens today, does not move its clock.
  const place = folder()
  const office = join(place, 'bydgoszcz.yaml')
  copyFileSync('offices/bydgoszcz.yaml', office)
  cpSync('offices/cards', join(place, 'cards'), { recursive: true })
  const options = { office, args: ['--at', '2099-11-19T12:05'] }
  const first = await hubProcess(options)
  closing.push(() => first.remove())
  const [kiosk = ''] = await addDevices(first.dbFile, 'kiosk', ['Hol'])
  const [counter = ''] = await addDevices(first.dbFile, 'counter', ['Stanowisko 1'])
  await first.start()

  const machine = joined(first.url, 'kiosk', kiosk)
  const given: Ticket[] = []
  for (let i = 0; i < 20; i++) given.push(await take(machine))
  const known = given.length
  let rush = true
  const rushing = (async () => {
    // Fewer than the numbers that a restore leaves out, or a fast machine reaches what it goes on with.
    while (rush && given.length < 150) given.push(await take(machine))
  })()
  const backups = folder()
  const made = await runScript('backup', '--data', first.dir, '--to', backups)
  expect([made.status, made.err]).toEqual([0, ''])
  rush = false
  await rushing
  await first.kill()

  const second = await hubProcess({ ...options, dir: join(folder(), 'data') })
  closing.push(() => second.remove())
  const [name = ''] = readdirSync(backups)
  const restored = await runScript('restore', join(backups, name), '--data', second.dir)
  expect([restored.status, restored.err]).toEqual([0, ''])
  await second.start()

  const desk = joined(second.url, 'counter', counter)
  const views: { waitingTotal?: number; desk: { visitor: { number: string } | null } | null }[] = []
  desk.on('view', (view) => views.push(view))
  expect(await desk.timeout(30_000).emitWithAck('open-desk', { desk: 1 })).toMatchObject({ ok: true })
  expect(await desk.timeout(30_000).emitWithAck('call-next', {})).toMatchObject({ ok: true })
  while (!views.at(-1)?.desk?.visitor) await wait(20)
  expect(views.at(-1)?.desk?.visitor?.number).toBe(given[0]?.number)
  for (const { page, number } of given.slice(0, known)) {
    const shown = await fetch(second.url + page)
    expect([shown.status, (await shown.text()).includes(number)]).toEqual([200, true])
  }
  const again = joined(second.url, 'kiosk', kiosk)
  const next = await take(again)
  expect(given.map(({ number }) => number)).not.toContain(next.number)
  const told = /numbers from (\d+) on/.exec(restored.out)?.[1]
  expect(next.number).toBe(`U${told}`)
  const log = await runScript('log', 'show', second.dir, '--stream', 'bydgoszcz')
  expect(log.out).toMatch(/BackupRestored {2}by operator/)
  expect(log.out).toMatch(/NumbersRaised {2}by clock/)
  expect(verifyLog(second.dbFile).ok).toBe(true)
})

test('https: pages and sockets, the operator’s commands beside it, and a new certificate without a stop', async () => {
  const dir = folder()
  const cert = (name: string) =>
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
        ...['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost'],
        ...['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')],
      ],
      { stdio: 'ignore' },
    )
  cert('one')
  const data = join(dir, 'data')
  const port = await freePort()
  const url = `https://localhost:${port}`
  const tls = ['--tls-cert', join(dir, 'cert.pem'), '--tls-key', join(dir, 'key.pem')]
  const where = ['--office', 'offices/bydgoszcz.yaml', '--data', data, '--host', '127.0.0.1', '--port', String(port)]
  const hub = spawn(process.execPath, [hubMain, ...where, ...tls], { stdio: ['ignore', 'pipe', 'inherit'] })
  closing.push(async () => {
    const gone = once(hub, 'exit')
    hub.kill('SIGTERM')
    expect((await gone)[0]).toBe(0)
  })
  let log = ''
  hub.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  const said = async (words: string) => {
    for (let tries = 0; !log.includes(words); tries++) {
      if (tries > 1_200) throw new Error(`the hub has not said "${words}": ${log}`)
      await wait(50)
    }
  }
  await said('the office is open')
  expect(log).toContain(`"page":"${url}/supervisor"`)

  const health = (ca: Buffer) =>
    new Promise<string>((resolve, reject) => {
      const asking = request(`${url}/healthz`, { ca, agent: false }, async (answer) =>
        resolve(Buffer.concat(await Array.fromAsync(answer)).toString()),
      )
      asking.once('error', reject).end()
    })
  const one = readFileSync(join(dir, 'cert.pem'))
  expect(await health(one)).toContain('"status":"ok"')
  const added = await runScript('device', 'add', 'kiosk', 'Hol', '--token', '--data', data)
  expect(added.out).toContain(`${url}/kiosk#token=`)
  const token = /#token=(\S+)/.exec(added.out)?.[1] ?? ''
  const kiosk = joined(url, 'kiosk', token, { ca: one.toString() })
  const view = await new Promise<{ office: { id: string } }>((resolve) => kiosk.once('view', resolve))
  expect(view.office.id).toBe('bydgoszcz')

  const csv = join(dir, 'bookings.csv')
  writeFileSync(csv, 'date,time,queue,name,email\n')
  const imported = await runScript('bookings', 'import', csv, '--data', data)
  expect(imported.status, imported.err).toBe(0)

  cert('two')
  hub.kill('SIGHUP')
  await said('the certificate was read again')
  await expect(health(one)).rejects.toThrow()
  expect(await health(readFileSync(join(dir, 'cert.pem')))).toContain('"status":"ok"')
  expect(kiosk.connected).toBe(true)
})
