import { deepEqual, equal, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { databaseName, openSqliteStore } from '@poczekalnia/queue-core/store'
import { hubProcess } from '../../tests/support/hub-process.ts'
import { readEvents } from '../../tests/support/log-check.ts'
import { openSmtpSink } from '../bench/smtp-sink.ts'
import { labAt, labOffice, lineTo, readSite, siteToKill } from './booking-lab.ts'

const CLIENTS = 6
const office = 'bydgoszcz'

type Site = Awaited<ReturnType<typeof siteToKill>>

/** What people were told, and what the staff was answered. */
type Told = { booked: Map<string, string>; calledOff: Set<string> }

/**
 * People book, the office moves and calls off, and meanwhile the site is killed, the hub is killed, the line between
 * them is cut, at moments of chance. Then nothing of it is allowed to show: one truth on both sides, nothing that was
 * told is lost, nothing is there twice (BOK-1, BOK-9, BOK-16).
 * @param rounds how often something is killed or cut
 */
export async function killBooking(folder: string, rounds: number): Promise<string> {
  const sink = await openSmtpSink()
  const site = await siteToKill(join(folder, 'site'), sink.url)
  await site.start()
  const line = await lineTo(site.port)
  const args = ['--at', labAt, '--booking', line.url, '--booking-token', site.tokenFile]
  const hub = await hubProcess({ office: labOffice, args })
  const told: Told = { booked: new Map(), calledOff: new Set() }
  let isOver = false
  try {
    await hub.start()
    const people = Array.from({ length: CLIENTS }, async (_, n) => {
      for (let turn = 0; !isOver; turn++)
        await visit(site, sink.codeFor, told, n, turn, () => isOver).catch(() => wait(50))
    })
    const killed = { site: 0, hub: 0, line: 0 }
    for (let round = 0; round < rounds; round++) {
      await wait(Math.random() * 900)
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
    const found = lookAtSite(site, told)
    await untilAlike(site, hub.dir)
    return (
      `booking: site killed ${killed.site} times, hub ${killed.hub}, line cut ${killed.line}; ` +
      `${told.booked.size} told that they have a visit, ${told.calledOff.size} called off, ${found} on both sides`
    )
  } finally {
    isOver = true
    await site.kill()
    await hub.remove()
    line.close()
    sink.close()
  }
}

/** Somebody books; of three one is moved and one called off by the office. What fails half way is given up. */
async function visit(
  site: Site,
  codeFor: (email: string) => Promise<string>,
  told: Told,
  n: number,
  turn: number,
  isOver: () => boolean,
): Promise<void> {
  const email = `o${n}-${turn}@example.org`
  const day = `2026-11-${[20, 23, 24, 25][turn % 4]}`
  const path = `/${office}/pl/m/pobyt-staly/${day}`
  const hours = [...(await (await fetch(site.url + path)).text()).matchAll(/name="at" value="(\d+)"/g)]
  const hour = hours[Math.floor(Math.random() * hours.length)]?.[1]
  if (hour === undefined) return void (await wait(50))
  const page = await post(site, path, { at: hour })
  await post(site, page, { act: 'person', name: 'Anna Nowak', email })
  // A letter that a kill has in hand is tried again minutes later: nobody waits for it here.
  const code = await Promise.race([codeFor(email), wait(3_000)])
  if (typeof code !== 'string' || isOver()) return
  await post(site, page, { act: 'code', code })
  const done = await (await fetch(site.url + page)).text()
  const pin = /<strong>(\d{4})<\/strong>/.exec(done)?.[1]
  if (pin === undefined) return
  told.booked.set(email, pin)
  const known = readSite(site.file).bookings.find((one) => one.email === email)
  if (!known || turn % 3 === 0) return
  const free = hours.map(([, at]) => Number(at)).filter((at) => at !== known.at)
  if (turn % 3 === 1) await site.asHub('office/move', { id: known.id, at: free[0], staff: null })
  else {
    const answer = (await site.asHub('office/call-off', {
      ...{ ids: [known.id], reason: 'wrong-queue', staff: null },
    })) as { bookings: unknown[] }
    if (answer.bookings.length === 1) told.calledOff.add(email)
  }
}

async function post(site: Site, path: string, form: Record<string, string>): Promise<string> {
  const init = { method: 'POST', body: new URLSearchParams(form), headers: { origin: site.url } }
  const answer = await fetch(site.url + path, { ...init, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`${path}: ${answer.status}`)
  return location
}

/** @returns visits that are booked */
function lookAtSite(site: Site, told: Told): number {
  const { bookings, places } = readSite(site.file)
  const byMail = new Map(bookings.filter(({ pin }) => pin !== null).map((one) => [one.email, one]))
  for (const [email, pin] of told.booked) {
    if (byMail.get(email)?.pin !== pin)
      console.error(
        email,
        pin,
        JSON.stringify(bookings.filter((b) => b.email === email || b.pin === pin)),
        bookings.filter((b) => b.email === null).length,
        bookings.length,
      )
    const about = () => JSON.stringify(bookings.filter((one) => one.email === email || one.pin === pin))
    ok(byMail.get(email)?.pin === pin, `${email} was told ${pin}; the file has ${about()}`)
    if (told.calledOff.has(email)) equal(byMail.get(email)?.state, 'cancelled', `${email} was called off`)
  }
  const booked = bookings.filter(({ state }) => state === 'booked')
  equal(new Set(booked.map(({ email }) => email)).size, booked.length, 'somebody has two visits')
  equal(new Set(booked.map(({ date, pin }) => `${date} ${pin}`)).size, booked.length, 'a PIN is given twice')
  equal(new Set(booked.map(({ places: id, at, seat }) => `${id} ${at} ${seat}`)).size, booked.length, 'two at a place')
  // A move is whole: whoever is booked has the place of the hour that stands there, and no other.
  for (const one of booked)
    deepEqual(
      places.filter(({ booking }) => booking === one.id).map(({ places: id, at, seat }) => [id, at, seat]),
      [[one.places, one.at, one.seat]],
      `places of ${one.email}`,
    )
  for (const { booking } of places) ok(bookings.some(({ id, state }) => id === booking && state !== 'cancelled'))
  return booked.length
}

/** Waits until the office has what the site has, and looks that it has each once. */
async function untilAlike(site: Site, dir: string): Promise<void> {
  const booked = readSite(site.file).bookings.filter(({ state }) => state === 'booked')
  const wanted = booked.map(({ email, date, time }) => `${email} ${date} ${time}`).sort()
  const until = performance.now() + 120_000
  for (;;) {
    const known = await knownAt(dir)
    if (JSON.stringify(known) === JSON.stringify(wanted)) break
    if (performance.now() > until) deepEqual(known, wanted, 'the office has something else than the site')
    await wait(200)
  }
  const imported = (await readEvents(join(dir, databaseName), office))
    .map((event) => ({ type: event.type, booking: bookingOf(event) }))
    .filter(({ type }) => type === 'BookingImported')
    .map(({ booking }) => booking)
  equal(new Set(imported).size, imported.length, 'a booking was taken over twice')
}

/** The visits to come that the office knows. */
async function knownAt(dir: string): Promise<string[]> {
  const store = openSqliteStore(join(dir, databaseName))
  const events = await readEvents(join(dir, databaseName), office)
  try {
    const off = new Set(
      events
        .map((event) => ({ type: event.type, booking: bookingOf(event) }))
        .filter(({ type }) => type === 'BookingCancelled')
        .map(({ booking }) => booking),
    )
    const people = await store.people.all(office)
    return people
      .filter((one) => one.email.endsWith('@example.org') && !off.has(one.booking))
      .map(({ email, date, time }) => `${email} ${date} ${time}`)
      .sort()
  } finally {
    await store.close()
  }
}

const bookingOf = ({ data }: { data: unknown }) => (data as { booking?: string }).booking
