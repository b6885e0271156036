import { deepEqual, equal, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readLetter } from '@poczekalnia/mail/mailbox'
import { databaseName, openSqliteStore } from '@poczekalnia/queue-core/store'
import { io, type Socket } from 'socket.io-client'
import { demonstration } from '../../tests/support/demonstration.ts'
import { type HubProcess, hubProcess } from '../../tests/support/hub-process.ts'
import { readEvents } from '../../tests/support/log-check.ts'
import { openSmtpSink } from '../bench/smtp-sink.ts'
import { labAt, labCloses, labLater, labOffice, lineTo, readSite, siteToKill } from './booking-lab.ts'

const CLIENTS = 6
/** Minutes of the lab's grid. */
const STEP = 5
const office = 'bydgoszcz'

type Site = Awaited<ReturnType<typeof siteToKill>>

/** What people were told at the site and at the machine, and what the staff was answered. */
type Told = {
  booked: Map<string, string>
  /** By the site, for its visitor or the office. */
  calledOff: Set<string>
  /** By the office's own list: the site hears it. */
  calledOffHere: Set<string>
  /** Who has a ticket. */
  came: Set<string>
  moved: number
}

const nothingTold = (): Told => ({
  ...{ booked: new Map(), calledOff: new Set(), calledOffHere: new Set(), came: new Set(), moved: 0 },
})

/** Everything that somebody in the lab may ask. */
type Lab = {
  site: Site
  hub: HubProcess
  codeFor: (email: string) => Promise<string>
  /** The address of the visit's own page, as its letter has it. */
  pageFor: (email: string) => string | undefined
  told: Told
  isOver: () => boolean
}

/**
 * People book, move and call off their visits, come to the machine or stay away; the office moves and calls off at the
 * site and on its own list, and ends its day early; meanwhile the site is killed, the hub is killed, the line between
 * them is cut, at moments of chance. Then nothing of it is allowed to show: one truth on both sides, nothing that was
 * told is lost, nothing is there twice (BOK-1, BOK-9, BOK-16).
 * @param rounds how often something is killed or cut
 */
export async function killBooking(folder: string, rounds: number): Promise<string> {
  const pages = new Map<string, string>()
  const sink = await openSmtpSink((email, letter) => {
    void readLetter(letter.toString('utf8')).then(({ text }) => {
      const page = /https?:\/\/[^/\s]+(\/\S+\/v\/\S+)/.exec(text)?.[1]
      if (page) pages.set(email, page)
    })
  })
  const profile = labOffice(folder)
  const site = await siteToKill(profile, join(folder, 'site'), sink.url)
  await site.start()
  const line = await lineTo(site.port)
  const told = nothingTold()
  const follows = ['--booking', line.url, '--booking-token', site.tokenFile]
  const hub = await hubProcess({ office: profile, args: ['--at', labAt, ...follows] })
  const later = await hubProcess({ office: profile, dir: hub.dir, args: ['--at', labLater, ...follows] })
  let isOver = false
  const lab: Lab = {
    ...{ site, hub, told, codeFor: sink.codeFor },
    pageFor: (email) => pages.get(email),
    isOver: () => isOver,
  }
  try {
    await hub.start()
    const people = Array.from({ length: CLIENTS }, async (_, n) => {
      for (let turn = 0; !isOver; turn++) await visit(lab, n, turn).catch(() => wait(50))
    })
    const killed = { site: 0, hub: 0, line: 0 }
    for (let round = 0; round < rounds; round++) {
      if (round === Math.floor(rounds / 2)) await closesEarly(hub)
      await wait(Math.random() * 3_000)
      const what = (['site', 'hub', 'line', 'site'] as const)[round % 4] ?? 'site'
      killed[what] += 1
      if (what === 'line') await line.cut(Math.random() * 600)
      else {
        const one = what === 'site' ? site : hub
        await one.kill()
        await one.start()
      }
      process.stderr.write(`\r${round + 1} of ${rounds}: ${told.booked.size} told that they have a visit `)
    }
    isOver = true
    await Promise.all(people)
    // A quarter of an hour later: who was booked for the next hours and did not come has lapsed, but for who was booked
    // after the early end.
    await hub.kill()
    await later.start()
    const found = await untilAlike(site, hub.dir)
    for (const { state, time, email } of readSite(site.file).bookings.filter(({ date }) => labAt.startsWith(date)))
      if (state === 'lapsed' || state === 'not-held')
        equal(state === 'not-held', time >= labCloses, `${email}, booked for ${time}: ${state}`)
    lookAtSite(site, told)
    return (
      `booking: site killed ${killed.site} times, hub ${killed.hub}, line cut ${killed.line}; ` +
      `${told.booked.size} told that they have a visit, ${told.moved} moved by their visitors, ` +
      `${told.calledOff.size} called off at the site, ${told.calledOffHere.size} in the office, ` +
      `${told.came.size} came; ` +
      `on both sides ${found}`
    )
  } finally {
    isOver = true
    await site.kill()
    await later.kill()
    await hub.remove()
    line.close()
    sink.close()
  }
}

/** What somebody does with a visit, in turn. What fails half way is given up. */
const acts = ['stays', 'moves', 'office-moves', 'comes', 'calls-off', 'office-calls-off', 'struck-off'] as const

/** Somebody books, mostly for today, and does one thing with the visit. */
async function visit(lab: Lab, n: number, turn: number): Promise<void> {
  const { site, codeFor, told, isOver } = lab
  const email = `o${n}-${turn}@example.org`
  const day = `2026-11-${[19, 23, 19, 24][turn % 4]}`
  const path = `/${office}/pl/m/pobyt-staly/${day}`
  const hours = [...(await (await fetch(site.url + path)).text()).matchAll(/name="at" value="(\d+)"/g)]
  // The next hours of the day too: some lapse while the lab runs.
  const among = day.endsWith('19') ? 6 : hours.length
  const hour = hours[Math.floor(Math.random() * Math.min(among, hours.length))]?.[1]
  if (hour === undefined) return void (await wait(50))
  const page = await post(site, path, { at: hour })
  await post(site, page, { act: 'person', name: 'Anna Nowak', email })
  // A letter that a kill has in hand is tried again later: nobody waits for it here.
  const code = await Promise.race([codeFor(email), wait(3_000)])
  if (typeof code !== 'string' || isOver()) return
  await post(site, page, { act: 'code', code })
  const done = await (await fetch(site.url + page)).text()
  const pin = /<strong>(\d{4})<\/strong>/.exec(done)?.[1]
  if (pin === undefined) return
  told.booked.set(email, pin)
  const known = readSite(site.file).bookings.find((one) => one.email === email)
  if (!known) return
  const free = hours.map(([, at]) => Number(at)).filter((at) => at !== known.at)
  const other = free[Math.floor(Math.random() * free.length)]
  const act = acts[(n + turn) % acts.length] ?? 'stays'
  // Some before the office has heard of the visit, some after.
  await wait(Math.random() * 2_000)
  if (act === 'moves' || act === 'calls-off') await visitorActs(lab, email, act, { day, at: other })
  if (act === 'office-moves') await site.asHub('office/move', { id: known.id, at: other, staff: null })
  if (act === 'office-calls-off') {
    const asked = { ids: [known.id], reason: 'wrong-queue', staff: null }
    const answer = (await site.asHub('office/call-off', asked)) as { bookings: unknown[] }
    if (answer.bookings.length === 1) told.calledOff.add(email)
  }
  if (act === 'comes') await comes(lab, email, pin)
  if (act === 'struck-off') await struckOff(lab, email, known.id)
}

/** By the page of the visit, through the code from the mail. */
async function visitorActs(
  { site, codeFor, pageFor, told }: Lab,
  email: string,
  act: 'moves' | 'calls-off',
  to: { day: string; at: number | undefined },
): Promise<void> {
  for (let tries = 0; pageFor(email) === undefined && tries < 60; tries++) await wait(50)
  const link = pageFor(email)
  if (link === undefined) return
  await post(site, link, { act: 'send' })
  const code = await Promise.race([codeFor(email), wait(3_000)])
  if (typeof code !== 'string') return
  const inside = await post(site, link, { act: 'code', code })
  if (act === 'calls-off') {
    await post(site, `${inside}/cancel`, { sure: 'yes' })
    told.calledOff.add(email)
  } else if (to.at !== undefined) {
    await post(site, `${inside}/move/${to.day}`, { at: String(to.at) })
    told.moved += 1
  }
}

/** Types the PIN at the ticket machine, as soon as the office knows the visit. */
async function comes({ hub, told, isOver }: Lab, email: string, pin: string): Promise<void> {
  const { tokens } = await demonstration(hub.dir)
  const kiosk = io(`${hub.url}/kiosk`, { auth: { token: tokens.kiosk }, transports: ['websocket'] })
  try {
    for (let tries = 0; tries < 20 && !isOver(); tries++) {
      const found = await kiosk.timeout(15_000).emitWithAck('find-visit', { pin })
      if (!found.ok) {
        await wait(200)
        continue
      }
      const asked = { visit: found.visit.id, language: 'pl', key: `come ${email}` }
      const answer = await kiosk.timeout(15_000).emitWithAck('confirm-visit', asked)
      if (answer.ok) told.came.add(email)
      return
    }
  } finally {
    kiosk.disconnect()
  }
}

/** A supervisor calls it off on the office's own list; the site hears of it afterwards. */
async function struckOff({ hub, told }: Lab, email: string, booking: string): Promise<void> {
  const desk = await supervisorAt(hub)
  try {
    for (let tries = 0; tries < 10; tries++) {
      const act = { booking, reason: 'wrong-queue', key: `off ${email}` }
      const answer = await desk.timeout(15_000).emitWithAck('cancel-booking', act)
      if (answer.ok) told.calledOffHere.add(email)
      if (answer.ok || answer.error.code !== 'booking-unknown') return
      await wait(200)
    }
  } finally {
    desk.disconnect()
  }
}

/** A supervisor ends the day early: of visits after that hour nobody came too late. */
async function closesEarly(hub: HubProcess): Promise<void> {
  const desk = await supervisorAt(hub)
  try {
    const answer = await desk.timeout(60_000).emitWithAck('close-early', { closes: labCloses, key: 'close' })
    ok(answer.ok, JSON.stringify(answer))
  } finally {
    desk.disconnect()
  }
}

/** A supervisor's page. */
async function supervisorAt(hub: HubProcess): Promise<Socket> {
  const { accounts } = await demonstration(hub.dir)
  const { name, password } = accounts.find(({ role }) => role === 'supervisor') ?? { name: '', password: '' }
  const headers = { 'content-type': 'application/json' }
  const asked = { method: 'POST', headers, body: JSON.stringify({ name, password }) }
  const entered = await fetch(`${hub.url}/api/sign-in`, asked)
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return io(`${hub.url}/supervisor`, { transports: ['websocket'], extraHeaders: { cookie, origin: hub.url } })
}

async function post(site: Site, path: string, form: Record<string, string>): Promise<string> {
  const init = { method: 'POST', body: new URLSearchParams(form), headers: { origin: site.url } }
  const answer = await fetch(site.url + path, { ...init, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`${path}: ${answer.status}`)
  return location
}

function lookAtSite(site: Site, told: Told): void {
  const { bookings, places } = readSite(site.file)
  const byMail = new Map(bookings.filter(({ pin }) => pin !== null).map((one) => [one.email, one]))
  for (const [email, pin] of told.booked) {
    const about = () => JSON.stringify(bookings.filter((one) => one.email === email || one.pin === pin))
    ok(byMail.get(email)?.pin === pin, `${email} was told ${pin}; the file has ${about()}`)
  }
  for (const email of told.came) equal(byMail.get(email)?.state, 'checked-in', `${email} has a ticket`)
  for (const email of [...told.calledOff, ...told.calledOffHere])
    if (!told.came.has(email)) equal(byMail.get(email)?.state, 'cancelled', `${email} was called off`)
  const booked = bookings.filter(({ state }) => state === 'booked')
  equal(new Set(booked.map(({ email }) => email)).size, booked.length, 'somebody has two visits')
  equal(new Set(booked.map(({ date, pin }) => `${date} ${pin}`)).size, booked.length, 'a PIN is given twice')
  equal(new Set(booked.map(({ places: id, at, seat }) => `${id} ${at} ${seat}`)).size, booked.length, 'two at a place')
  // A move is whole: whoever is booked has the places of the hours that stand there, and no other.
  for (const one of booked) {
    const own = places.filter(({ booking }) => booking === one.id)
    const steps = Array.from({ length: one.minutes / STEP }, (_, n) => one.at + n * STEP * 60_000)
    const wanted = steps.map((at) => [one.places, at, one.seat])
    deepEqual(own.map(({ places: id, at, seat }) => [id, at, seat]).sort(byHour), wanted, `places of ${one.email}`)
  }
  for (const { booking } of places) ok(bookings.some(({ id, state }) => id === booking && state !== 'cancelled'))
}

const byHour = (a: (string | number)[], b: (string | number)[]) => Number(a[1]) - Number(b[1])

/**
 * Waits until the office has what the site has, and looks that it has each once.
 * @returns how many there are of each kind
 */
async function untilAlike(site: Site, dir: string): Promise<string> {
  const until = performance.now() + 180_000
  for (;;) {
    const wanted = readSite(site.file)
      .bookings.filter(({ state, email }) => email?.endsWith('@example.org') && outcomes.has(state))
      .map(lineOf)
      .sort()
    // One that was called off at the site before the office ever heard of it is nothing to the office.
    const known = await knownAt(dir)
    const unheard = new Set(wanted.filter((one) => one.endsWith(' cancelled') && !known.ids.has(one.split(' ')[0]!)))
    const expected = wanted.filter((one) => !unheard.has(one))
    if (JSON.stringify(known.visits) === JSON.stringify(expected)) {
      equal(new Set(known.imported).size, known.imported.length, 'a booking was taken over twice')
      const counts = Map.groupBy(expected, (one) => one.split(' ')[1] ?? '')
      return [...counts].map(([state, of]) => `${of.length} ${state}`).join(', ')
    }
    if (performance.now() > until) deepEqual(known.visits, expected, 'the office has something else than the site')
    await wait(200)
  }
}

type Hour = { date: string; time: string }

/** A visit as it is compared. One that was called off needs no hour: the office may not have heard of its last. */
const lineOf = ({ id, state, date, time }: Hour & { id: string; state: string }) =>
  state === 'cancelled' ? `${id} cancelled` : `${id} ${state} ${date} ${time}`

/** States of the site that the office has too. */
const outcomes: ReadonlySet<string> = new Set(['booked', 'checked-in', 'lapsed', 'not-held', 'cancelled'])

/** The site's visits as the office's log has them, read without the product's own folding. */
async function knownAt(dir: string) {
  const store = openSqliteStore(join(dir, databaseName))
  try {
    const people = await store.people.all(office)
    const own = new Map(people.filter(({ email }) => email.endsWith('@example.org')).map((one) => [one.booking, one]))
    const state = new Map<string, string>()
    const imported: string[] = []
    for (const { type, data } of await readEvents(join(dir, databaseName), office)) {
      const { booking, anew } = data as { booking?: string | null; anew?: boolean }
      if (!booking || !own.has(booking)) continue
      if (type === 'BookingImported') {
        imported.push(booking)
        state.set(booking, 'booked')
      }
      if (type === 'BookingLinked' && anew) state.set(booking, 'booked')
      if (type === 'BookingCancelled') state.set(booking, 'cancelled')
      if (type === 'BookingLapsed') state.set(booking, 'lapsed')
      if (type === 'VisitNotHeld') state.set(booking, 'not-held')
      if (type === 'TicketIssued') state.set(booking, 'checked-in')
    }
    const visits = [...state].map(([id, now]) => lineOf({ ...(own.get(id) as Hour), id, state: now })).sort()
    return { visits, imported, ids: new Set(state.keys()) }
  } finally {
    await store.close()
  }
}
