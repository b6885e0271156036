import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDraw, receiptId } from '@poczekalnia/booking-core/draw'
import { openBookingStore } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import { Link, readAddress } from '@poczekalnia/queue-core/database'
import { expect, onTestFinished, test } from 'vitest'
import { testPostgres } from '../../../../packages/queue-core/src/testing/test-postgres.ts'
import type { DrawServerOrder } from '../testing/draw-server.ts'
import { codeIn, type RunningSite, runSite } from '../testing/running-site.ts'

/** Bydgoszcz with one seat for an hour, drawn each week for the Monday of the week after next. */
const drawnMondays = (yaml: string) =>
  yaml.replace('seats: 3', 'seats: 1, hours: { monday: ["09:00-10:00"] }').concat(`
  releases:
    - id: poniedzialki
      how: draw
      opens: { on: monday, at: "08:00" }
      closes: { on: friday, at: "12:00" }
      for: [monday]
      weeksAhead: 1
      matters: [pobyt-czasowy]
`)
const round = '/bydgoszcz/uk/draw/poniedzialki/2026-11-20'
const entering = `${round}/enter/pobyt-czasowy`

async function start() {
  const site = await runSite({ profile: drawnMondays })
  await site.lookAtDraws()
  return site
}
const form = (n: number, more: Record<string, string> = {}) => ({
  ...{ act: 'enter', 'name-1': `Олена Коваль${'абвгдежз'[n]}`, document: `AB12345${n}`, email: `o${n}@gmail.com` },
  ...{ 'day-2026-11-30': 'yes', hours: 'any', ...more },
})

/** The first letter to somebody. */
async function letterTo(site: RunningSite, email: string) {
  for (let n = 1; ; n++) {
    const letter = await site.letter(n)
    if (letter.to.includes(email)) return letter
  }
}

/** Somebody takes part. @returns the path of their own page, and their receipt */
async function enter(site: RunningSite, n: number, more: Record<string, string> = {}, query = '') {
  const sent = await site.post(`${entering}${query}`, form(n, more))
  expect(sent.status, sent.text).toBe(303)
  const code = codeIn(await letterTo(site, `o${n}@gmail.com`))
  await site.post(sent.location ?? '', { act: 'code', code })
  const own = (await site.get(sent.location ?? '')).location ?? ''
  const page = await site.get(own)
  return { own, receipt: /class="receipt">([^<]+)</.exec(page.text)?.[1] ?? '' }
}

async function draw(site: RunningSite) {
  site.clock.set('2026-11-20T12:00')
  await site.lookAtDraws()
  site.clock.set('2026-11-20T13:00')
  await site.lookAtDraws()
}
const answer = (site: RunningSite, own: string, yes: boolean) =>
  site.post(own, { act: 'answer', answer: yes ? 'yes' : 'no' })

const waiting = `SELECT count(*) FROM pg_stat_activity
  WHERE application_name = $1 AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`

/** A server that does nothing but draw, as a process of its own. */
async function drawServer(site: RunningSite, { url, schema }: { url: string; schema: string }) {
  const child = fork(join(import.meta.dirname, '../testing/draw-server.ts'))
  onTestFinished(() => void child.kill('SIGKILL'))
  const told = (order: DrawServerOrder) => {
    const answer = once(child, 'message')
    child.send(order)
    return answer
  }
  const office = join(import.meta.dirname, '../../../../offices/bydgoszcz.yaml')
  const profile = drawnMondays(readFileSync(office, 'utf8'))
  await told({ start: { profile, url, schema, key: join(site.dir, 'booking.key'), now: site.clock.now() } })
  return { process: child, look: (now: number) => told({ lookAt: now }) }
}

test('[BOK-7] from an entry to a visit with its PIN: hashes before, all after, and it is recomputed', async () => {
  const site = await start()
  expect((await site.get('/bydgoszcz/uk/m/pobyt-czasowy')).text).toContain(entering)
  const people: Awaited<ReturnType<typeof enter>>[] = []
  for (const n of [0, 1, 2, 3, 4]) people.push(await enter(site, n))
  const open = (await site.get(round)).text
  const commitment = /<code>([0-9a-f]{64})<\/code>/.exec(open)?.[1]
  expect((await site.get(`${round}/draw.json`)).status).toBe(404)
  expect(open).not.toContain('draw-check.js')

  site.clock.set('2026-11-20T12:00')
  await site.lookAtDraws()
  expect((await site.post(entering, form(7))).location).toBe(round)
  const closed = (await site.get(round)).text
  expect(closed).toContain(commitment)
  const closedHash = [...closed.matchAll(/<code>([0-9a-f]{64})<\/code>/g)][1]?.[1]
  await draw(site)
  const file = await site.get(`${round}/draw.json`)
  const checked = await checkDraw(file.text)
  expect(checked).toMatchObject({ ok: true, draw: { commitment, closedHash } })
  expect(file.text).not.toContain('Коваль')
  if (!checked.ok) return
  const ids = await Promise.all(people.map(({ receipt }) => receiptId(receipt)))
  expect(checked.draw.entries.map(({ id }) => id).sort()).toEqual([...ids].sort())

  // Three have a place, in their order; one takes it, one declines, one says nothing.
  const ofRank = (rank: number) => people[ids.indexOf(checked.draw.ranks[rank]?.id ?? '')]!
  expect(checked.draw.ranks.map(({ places }) => places.length)).toEqual([1, 1, 1, 0, 0])
  expect((await answer(site, ofRank(0).own, true)).status).toBe(303)
  const booked = (await site.get(ofRank(0).own)).text
  const pin = /<strong>(\d{4})<\/strong>/.exec(booked)?.[1]
  expect((await site.feed()).body.bookings).toMatchObject([{ state: 'booked', pin, date: '2026-11-30' }])
  // A letter's link does nothing by being opened, and an answer has to be chosen (BOK-3).
  expect((await site.post(ofRank(1).own, { act: 'answer' })).status).toBe(400)
  await answer(site, ofRank(1).own, false)
  await site.lookAtDraws()
  expect((await site.get(ofRank(3).own)).text).toContain('value="yes"')
  expect((await site.get(ofRank(4).own)).text).not.toContain('value="yes"')
})

// Seen elsewhere: a place that is called off is sniped at once, or goes to whoever came last.
test('[BOK-8] what nobody answered in working hours, and what is called off, goes to the next by rank', async () => {
  const site = await start()
  const people: Awaited<ReturnType<typeof enter>>[] = []
  for (const n of [0, 1, 2, 3, 4]) people.push(await enter(site, n))
  await draw(site)
  const checked = await checkDraw((await site.get(`${round}/draw.json`)).text)
  if (!checked.ok) throw new Error(checked.why)
  const ids = await Promise.all(people.map(({ receipt }) => receiptId(receipt)))
  const ofRank = (rank: number) => people[ids.indexOf(checked.draw.ranks[rank]?.id ?? '')]!.own
  const hasOffer = async (rank: number) => (await site.get(ofRank(rank))).text.includes('name="answer"')
  expect(await Promise.all([0, 1, 2, 3].map(hasOffer))).toEqual([true, true, true, false])
  await answer(site, ofRank(0), true)
  await answer(site, ofRank(1), true)
  // Friday 13:00 to 15:30 and Monday from 8:00: eight hours of work end on Monday at 13:30.
  site.clock.set('2026-11-23T13:29')
  await site.lookAtDraws()
  expect(await hasOffer(2)).toBe(true)
  site.clock.set('2026-11-23T13:30')
  expect((await answer(site, ofRank(2), true)).status).toBe(400)
  await site.lookAtDraws()
  expect(await Promise.all([2, 3, 4].map(hasOffer))).toEqual([false, true, false])
  await answer(site, ofRank(3), true)

  // A booked visit is called off: nobody who watches the page can have the place, the next in the order is asked.
  const pin = /<strong>(\d{4})<\/strong>/.exec((await site.get(ofRank(3))).text)?.[1]
  const { bookings } = (await site.feed()).body as {
    bookings: { id: string; pin: string; date: string; time: string }[]
  }
  const one = bookings.find((visit) => visit.pin === pin)!
  const headers = { authorization: 'Bearer hub-token-of-a-test', 'content-type': 'application/json' }
  const outcome = { id: one.id, state: 'cancelled', date: one.date, time: one.time, reason: 'documents-missing' }
  const told = await fetch(`${site.url}/bydgoszcz/outcomes`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ outcomes: [outcome] }) },
  })
  expect(told.status).toBe(200)
  expect((await site.get('/bydgoszcz/uk/m/pobyt-czasowy/2026-11-30')).location).toBe('/bydgoszcz/uk/m/pobyt-czasowy')
  await site.lookAtDraws()
  expect(await hasOffer(4)).toBe(true)
})

test('[ALL-5] [BOK-7] killed at any step, a draw goes on from there, and nobody is asked twice', async () => {
  const site = await start()
  for (const n of [0, 1, 2, 3]) await enter(site, n)
  for (const wall of ['2026-11-20T12:00', '2026-11-20T12:30', '2026-11-20T13:00', '2026-11-20T13:05']) {
    site.clock.set(wall)
    await site.lookAtDraws()
    await site.restart()
    await site.lookAtDraws()
  }
  // A code and a receipt for each; three are offered a place, and one is told that they wait.
  await site.letter(4 * 2 + 3 + 1)
  const asked = site.mailbox.letters.filter(({ subject }) => subject.startsWith('Місце для вас'))
  expect(asked.length).toBe(3)
  expect(new Set(asked.map(({ to }) => String(to))).size).toBe(3)
  expect(await checkDraw((await site.get(`${round}/draw.json`)).text)).toMatchObject({ ok: true })
})

test('[BOK-7] [REG-2] two servers draw once, also when one is killed in the middle of its write', async () => {
  const database = { url: await testPostgres(), schema: `booking_${randomUUID()}` }
  const site = await runSite({ profile: drawnMondays, database })
  await site.lookAtDraws()
  for (const n of [0, 1, 2, 3]) await enter(site, n)
  const servers = await Promise.all([1, 2].map(() => drawServer(site, database)))
  const rows = new Link(readAddress(database.url), database.schema)
  for (const [n, time] of ['12:00', '13:00'].entries()) {
    const at = site.office.time.instant('2026-11-20', time)
    const [killed, other] = [servers[n]!, servers[n + 1]!]
    let looked: Promise<unknown> = Promise.resolve()
    await rows.inTurn(async (ask) => {
      await ask('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0')
      await ask('SELECT FROM offices WHERE id = $1 FOR UPDATE', ['bydgoszcz'])
      killed.look(at)
      looked = other.look(at)
      // Both have begun what only one may do.
      const waitingNow = async () => {
        await ask('SELECT pg_stat_clear_snapshot()')
        return Number((await ask(waiting, [database.schema])).rows[0].count)
      }
      await expect.poll(waitingNow).toBeGreaterThanOrEqual(2)
      killed.process.kill('SIGKILL')
      await once(killed.process, 'exit')
      await ask('COMMIT')
    })
    await looked
    site.clock.set(`2026-11-20T${time}`)
    servers.push(await drawServer(site, database))
    await Promise.all(servers.slice(-2).map((one) => one.look(site.clock.now())))
  }
  await rows.close()
  const checked = await checkDraw((await site.get(`${round}/draw.json`)).text)
  expect(checked).toMatchObject({ ok: true, draw: { entries: [{}, {}, {}, {}] } })
  // Open, closing, closed, drawn: each once.
  const store = await openBookingStore({ kind: 'postgres', ...database })
  const drawn = await store.draws.get('bydgoszcz/poniedzialki/2026-11-20')
  expect(drawn).toMatchObject({ state: 'drawn', version: 4 })
  const entries = await store.draws.entries(drawn!.id)
  expect(entries.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4])
  expect(entries.map(({ state }) => state).sort()).toEqual(['offered', 'offered', 'offered', 'ranked'])
  await store.close()
  await site.letter(4 * 2 + 3 + 1)
  const asked = site.mailbox.letters.filter(({ subject }) => subject.startsWith('Місце для вас'))
  expect(new Set(asked.map(({ to }) => String(to))).size).toBe(3)
  expect(asked).toHaveLength(3)
})

test('[BOK-7] whoever asked before the closing takes part also when the letter with the code is slow', async () => {
  const site = await start()
  const ask = async (n: number) => (await site.post(entering, form(n))).location ?? ''
  const type = async (page: string, n: number) =>
    site.post(page, { act: 'code', code: codeIn(await letterTo(site, `o${n}@gmail.com`)) })
  const facts = async () => (await site.get(round)).text.match(/<code>[0-9a-f]{64}<\/code>/g)
  await enter(site, 0)
  site.clock.set('2026-11-20T11:59')
  const [slow, never] = [await ask(1), await ask(2)]
  site.clock.set('2026-11-20T12:00')
  await site.lookAtDraws()
  // Nobody else enters, and the list is not hashed before those who asked in time have had theirs.
  expect(await ask(3)).toBe(round)
  expect(await facts()).toHaveLength(1)
  site.clock.set('2026-11-20T12:20')
  expect((await type(slow, 1)).location).toBe(slow)
  expect((await site.get(slow)).location).toContain('/e/')
  await site.lookAtDraws()
  expect(await facts()).toHaveLength(1)
  site.clock.set('2026-11-20T12:30')
  expect((await type(never, 2)).status).toBe(400)
  await site.lookAtDraws()
  expect(await facts()).toHaveLength(2)
  site.clock.set('2026-11-20T13:00')
  await site.lookAtDraws()
  const checked = await checkDraw((await site.get(`${round}/draw.json`)).text)
  expect(checked).toMatchObject({ ok: true, draw: { entries: [{}, {}] } })
})

test('[BOK-7] pressed thrice there is one entry and one code; somebody else of the same page is another', async () => {
  const site = await start()
  const keyIn = (text: string) => /name="key" value="([\w-]{27})"/.exec(text)?.[1] ?? ''
  const key = keyIn((await site.get(entering)).text)
  const press = (n: number) => site.post(entering, form(n, { key }))
  const pressed = await Promise.all([press(1), press(1), press(1)])
  expect(pressed.map(({ location }) => location)).toEqual(Array(3).fill(`/bydgoszcz/uk/d/${key}`))
  expect((await press(2)).location).not.toBe(pressed[0]?.location)
  const page = pressed[0]?.location ?? ''
  const again = async (act: object) => (await site.post(page, { ...act })).status
  expect([await again({ act: 'again' }), await again({ act: 'address', email: 'o1@gmail.com' })]).toEqual([303, 303])
  const code = codeIn(await letterTo(site, 'o1@gmail.com'))
  await site.letter(2)
  expect(site.mailbox.letters).toHaveLength(2)
  expect((await site.post(page, { act: 'code', code })).location).toBe(page)
  expect((await press(1)).location).toBe(page)
  expect(keyIn((await site.get(entering)).text)).not.toBe(key)
})

test('[BOK-7] one entry a document, and a family enters once for all of its places', async () => {
  const site = await start()
  await enter(site, 0)
  const again = await site.post(entering, form(1, { document: 'аb-123 450' }))
  const wrong = await site.post(again.location ?? '', {
    act: 'code',
    code: codeIn(await letterTo(site, 'o1@gmail.com')),
  })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('За цим документом уже є заявка')
  const { own } = await enter(site, 2, { 'name-2': 'Іван Коваль', 'name-3': 'Марія Коваль' }, '?party=3')
  await draw(site)
  const page = (await site.get(own)).text
  if (page.includes('name="answer"')) {
    await answer(site, own, true)
    const pins = [...(await site.get(own)).text.matchAll(/<strong>(\d{4})<\/strong>/g)].map(([, pin]) => pin)
    expect(new Set(pins).size).toBe(3)
  } else expect(page).toContain('Ви у списку очікування')
})

test('[BOK-15] one entry a mailbox; a domain of one’s own stands for its network, and is told what to do', async () => {
  const site = await start()
  const t = words('uk')
  const as = async (n: number, email: string) => {
    const sent = await site.post(entering, form(n, { email }))
    const typed = async (to: string) =>
      site.post(sent.location ?? '', { act: 'code', code: codeIn(await letterTo(site, to)) })
    return { at: sent.location ?? '', answer: await typed(email) }
  }
  expect((await as(0, 'olena.k@gmail.com')).answer.status).toBe(303)
  const again = await as(1, 'OlenaK+2@googlemail.com')
  expect([again.answer.status, again.answer.text.includes(t('booking:refusal.draw-mailbox'))]).toEqual([400, true])
  expect((await as(2, 'o@domain-of-my-own.example')).answer.status).toBe(303)
  const other = await as(3, 'p@domain-of-my-own.example')
  expect(other.answer.text).toContain(t('booking:refusal.draw-mail-domain'))
  // With an address of their own they take part after all.
  await site.post(other.at, { act: 'address', email: 'petro@ukr.net' })
  const code = codeIn(await letterTo(site, 'petro@ukr.net'))
  expect((await site.post(other.at, { act: 'code', code })).status).toBe(303)
  expect((await site.get(other.at)).location).toContain('/e/')
})

test('[BOK-15] one browser enters a dozen times, then once in a quarter of an hour, and is told so', async () => {
  const site = await start()
  const send = (n: number, cookie: string) => {
    const more = { document: `AB9${String(1000 + n)}`, email: `one${n}@gmail.com` }
    return site.post(entering, form(0, more), { origin: site.url, ...(cookie !== '' && { cookie }) })
  }
  const mark = (await send(0, '')).headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(mark).toMatch(/^device=/)
  for (let n = 1; n <= 12; n++) expect((await send(n, mark)).location).toContain('/d/')
  const refused = await send(13, mark)
  expect([refused.status, refused.text.includes(words('uk')('booking:refusal.device-entry'))]).toEqual([400, true])
  expect((await send(13, '')).location).toContain('/d/')
})

test('[BOK-15] an office without a room names the domains at which a mailbox stands for a person too', async () => {
  const named = (yaml: string) => drawnMondays(yaml).concat('  mailDomains: [uni.example]\n')
  const site = await runSite({ profile: named })
  await site.lookAtDraws()
  for (const n of [0, 1]) {
    const email = `s${n}@uni.example`
    const { location } = await site.post(entering, form(n, { email }))
    await site.post(location ?? '', { act: 'code', code: codeIn(await letterTo(site, email)) })
    expect((await site.get(location ?? '')).location).toContain('/e/')
  }
})

test('what is wrong in an entry is named by its field, and nothing is kept', async () => {
  const site = await start()
  const wrong = await site.post(entering, { act: 'enter', document: '1', email: 'x', 'name-1': ' ' })
  expect(wrong.status).toBe(400)
  for (const id of ['name-1', 'document', 'email', 'days']) expect(wrong.text).toContain(`href="#${id}"`)
  expect(site.mailbox.letters).toEqual([])
  expect((await site.get('/bydgoszcz/uk/draw/poniedzialki/2026-11-19')).status).toBe(404)
  expect((await site.get('/bydgoszcz/uk/draw/inne/2026-11-20')).status).toBe(404)
})

test('[BOK-7] the page’s scripts are the file that the site draws with', async () => {
  const site = await start()
  const script = await site.get('/draw-published.js')
  expect(script.headers.get('content-type')).toContain('javascript')
  const own = await import(`data:text/javascript,${encodeURIComponent(script.text)}`)
  expect(await own.orderOf('a', ['x', 'y', 'z'])).toHaveLength(3)
  expect((await site.get(round)).headers.get('content-security-policy')).toContain("script-src 'self'")
})

test('[BOK-7] the office enters people into the same draw, and sees how it went', async () => {
  const site = await start()
  const headers = { authorization: 'Bearer hub-token-of-a-test', 'content-type': 'application/json' }
  const asked = {
    ...{
      release: 'poniedzialki',
      round: '2026-11-20',
      matter: 'pobyt-czasowy',
      names: ['Нгуен Ван'],
      document: 'C1234567',
    },
    ...{ email: '', language: 'pl', days: ['2026-11-30'], hours: 'any', stepFree: false },
  }
  const post = async (body: unknown) => {
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${site.url}/bydgoszcz/office/draw-entries`, init)
    return { status: answer.status, body: await answer.json() }
  }
  expect((await post({ ...asked, days: ['2026-12-01'] })).body).toMatchObject({ error: { field: 'days' } })
  expect((await post({ ...asked, names: [] })).body).toMatchObject({ error: { field: 'names' } })
  expect((await post(asked)).body).toMatchObject({ receipt: expect.stringMatching(/^(\w{4}-){3}\w{4}$/) })
  expect((await post(asked)).body).toEqual({ refusal: { code: 'entered-already' } })
  await enter(site, 1)
  await draw(site)
  const told = await fetch(`${site.url}/bydgoszcz/office/draws`, { headers })
  const { draws } = (await told.json()) as { draws: { state: string; report: unknown }[] }
  const report = { entries: 2, places: 2, given: 0, declined: 0, unanswered: 0, offered: 2, waiting: 0, came: 0 }
  expect(draws.find(({ state }) => state === 'drawn')).toMatchObject({ report })
  expect((await site.get('/bydgoszcz/office/draws')).status).toBe(404)
})
