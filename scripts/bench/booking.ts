import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startsOn } from '@poczekalnia/booking-core'
import { type Office, office, readProfile } from '@poczekalnia/queue-core'
import { youngRoom } from '../../apps/booking/src/v8-settings.mjs'
import { syncsPerSecond } from './fdatasync.ts'
import { processorMs } from './processor.ts'
import { RawClient } from './raw-http.ts'
import { type Benchmark, count, type Line, ms, percentile } from './report.ts'
import { openSmtpSink } from './smtp-sink.ts'

const CLIENTS = 64
const PEOPLE = 200
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 1000)
const MILLISECONDS = Number(process.env.BENCH_MS ?? 5_000)
/** Turns that the site and the bare answer take one after the other. */
const TURNS = 5
/** Where the clock of the site stands: scripts/rush/site.ts. */
const today = '2026-11-20'

const file = join(import.meta.dirname, '../../offices/bydgoszcz.yaml')
const [before = ''] = readFileSync(file, 'utf8').split('\nbooking:\n')

const profileWith = (step: number, seats: number) => `${before}
booking:
  stepMinutes: ${step}
  matters:
    - { queue: pobyt-staly, minutes: ${step} }
  places:
    - { id: stanowiska, seats: ${seats} }
  opens: { kind: days-ahead, days: 30, at: "07:00" }
`

/** Booking on line as browsers do it: over HTTP, at a site in a process of its own, with letters sent by SMTP. */
export const booking: Benchmark = {
  name: 'booking',
  run: async () => [
    ...(await withSite(profileWith(20, 12), async (site) => [await freeHours(site), await wholeBookings(site)])),
    ...(await withSite(profileWith(5, 1), async (site) => [await lastPlaces(site)])),
  ],
}

type Running = { url: string; pid: number; office: Office; sink: Awaited<ReturnType<typeof openSmtpSink>> }

async function withSite(profile: string, measure: (site: Running) => Promise<Line[]>): Promise<Line[]> {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-bench-'))
  const sink = await openSmtpSink()
  const order = { profile, dir, smtp: sink.url, secondsBefore: 0, firstWork: 64 }
  const site = await startChild('../rush/site.ts', order, siteFlags())
  try {
    return await measure({ url: site.url, pid: site.pid, office: office(readProfile(profile, file)), sink })
  } finally {
    await site.end()
    sink.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** `BENCH_PROFILE=DIR` keeps what the site's processor did, for Chrome's developer tools. */
const siteFlags = () => [
  youngRoom,
  ...(process.env.BENCH_PROFILE
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`, '--import', `data:text/javascript,${leaves}`]
    : []),
]

/** A profile is only written by a process that ends by itself. */
const leaves = encodeURIComponent('process.once("SIGINT", () => process.exit())')

/** A script of ours in a process of its own, which tells its address. */
async function startChild(script: string, order: object, execArgv: string[] = []) {
  const child: ChildProcess = fork(join(import.meta.dirname, script), {
    ...{ execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
    child.once('message', (ready: { url: string }) => resolve(ready.url))
    child.send(order)
  })
  return {
    ...{ url, pid: child.pid ?? 0 },
    end: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill(execArgv.includes('--cpu-prof') ? 'SIGINT' : 'SIGKILL')
      }),
  }
}

const bookingDays = (of: Office) =>
  Array.from({ length: 29 }, (_, n) => of.time.plusDays(today, n + 1)).filter(
    (date) => startsOn(of, 'pobyt-staly', date).length > 0,
  )

const at = '/bydgoszcz/pl'
const dayPath = (date: string) => `${at}/m/pobyt-staly/${date}`
/** An address of somebody's own: limits by address are not what is measured. */
const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

/** Answers a second of one day's free hours ÷ those of a bare server that sends the same bytes. */
async function freeHours({ url, pid, office: of }: Running): Promise<Line> {
  const path = dayPath(bookingDays(of)[0] ?? '')
  const answer = await fetch(`${url}${path}`)
  const body = Buffer.from(await answer.arrayBuffer())
  // The same headers too, but for those that every server of node:http sets itself.
  const own = ['connection', 'date', 'keep-alive', 'content-length']
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !own.includes(name)))
  const bare = await startChild('bare-answer.ts', { body: body.toString('base64'), headers })
  try {
    const ratios: number[] = []
    const [ours, theirs]: [number[], number[]] = [[], []]
    const [site, other] = [processorOf(pid), processorOf(bare.pid)]
    for (let turn = 0; turn < TURNS; turn++) {
      const [one, another] = [
        await site.of(() => answersPerSecond(url, path)),
        await other.of(() => answersPerSecond(bare.url, path)),
      ]
      ours.push(one)
      theirs.push(another)
      ratios.push(one / another)
    }
    const ratio = percentile(ratios, 0.5)
    return {
      ...{
        name: `free hours of a day, ${(body.length / 1000).toFixed(1)} kB`,
        ratio,
        aim: '>= 0.6',
        met: ratio >= 0.6,
      },
      figure: `${count(percentile(ours, 0.5))}/s, ${site.each()}`,
      baseline: `${count(percentile(theirs, 0.5))}/s bare node:http, ${other.each()}`,
    }
  } finally {
    await bare.end()
  }
}

type Counted = { perSecond: number; count: number }

/** What a process takes of the processor for each of what it did: a machine that does much else changes it less. */
function processorOf(pid: number) {
  let [milliseconds, done] = [0, 0]
  return {
    async of(measure: () => Promise<Counted>): Promise<number> {
      const before = processorMs(pid)
      const { perSecond, count } = await measure()
      milliseconds += processorMs(pid) - before
      done += count
      return perSecond
    },
    each: () => `${ms(milliseconds / Math.max(1, done))} of processor`,
  }
}

async function answersPerSecond(url: string, path: string): Promise<Counted> {
  const clients = await openClients(url, CLIENTS)
  const began = performance.now()
  const until = began + MILLISECONDS / TURNS
  let answers = 0
  await Promise.all(
    clients.map(async (client, n) => {
      while (performance.now() < until) {
        const { status } = await client.get(path, addressOf(n + ((answers >> 12) << 8)))
        if (status !== 200) throw new Error(`free hours: ${status}`)
        answers += 1
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  for (const client of clients) client.close()
  return { perSecond: answers / seconds, count: answers }
}

const openClients = (url: string, many: number) => Promise.all(Array.from({ length: many }, () => RawClient.open(url)))

/** Visits a second from the hour to the PIN, each three forms and a letter read ÷ what the disk takes. */
async function wholeBookings({ url, pid, office: of, sink }: Running): Promise<Line> {
  const days = bookingDays(of)
  const hours = days.flatMap((date) => startsOn(of, 'pobyt-staly', date).map((hour) => ({ date, hour })))
  const baseline = syncsPerSecond()
  const clients = await openClients(url, CLIENTS)
  const took: number[] = []
  const book = async (): Promise<Counted> => {
    const began = performance.now()
    let [whole, asked] = [0, 0]
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < began + MILLISECONDS) {
          const n = asked++
          const { date, hour } = hours[n % hours.length] ?? { date: '', hour: 0 }
          const [address, email] = [addressOf(n + 1_000_000), `o${n}@example.org`]
          const start = performance.now()
          const held = await client.post(dayPath(date), { at: String(hour) }, address)
          if (held.location === null) continue
          await client.post(held.location, { act: 'person', name: `Osoba ${n}`, email }, address)
          const code = await sink.codeFor(email)
          const booked = await client.post(held.location, { act: 'code', code }, address)
          if (booked.status !== 303) throw new Error(`not booked: ${booked.status}`)
          whole += 1
          took.push(performance.now() - start)
        }
      }),
    )
    return { perSecond: whole / ((performance.now() - began) / 1000), count: whole }
  }
  const cost = processorOf(pid)
  const figure = await cost.of(book)
  for (const client of clients) client.close()
  const ratio = figure / baseline
  return {
    name: `bookings made whole, ${CLIENTS} clients`,
    figure: `${count(figure)}/s, p95 ${Math.round(percentile(took, 0.95))} ms`,
    baseline: `${count(baseline)}/s bare fdatasync; ${cost.each()}`,
    ...{ ratio, aim: '>= 0.5', met: ratio >= 0.5 },
  }
}

/** So many people press the last place of an hour at once, again and again: one yes each, and one clear no. */
async function lastPlaces({ url, pid, office: of }: Running): Promise<Line> {
  const hours = bookingDays(of).flatMap((date) => startsOn(of, 'pobyt-staly', date).map((hour) => ({ date, hour })))
  const clients = await openClients(url, PEOPLE)
  let [right, rounds] = [0, 0]
  const press = async (): Promise<Counted> => {
    const began = performance.now()
    for (const { date, hour } of hours.slice(0, ROUNDS)) {
      const first = rounds * PEOPLE
      const answers = await Promise.all(
        clients.map((client, n) => client.post(dayPath(date), { at: String(hour) }, addressOf(first + n))),
      )
      const yes = answers.filter(({ status, location }) => status === 303 && location?.includes('/b/')).length
      if (yes === 1 && answers.filter(({ status }) => status === 409).length === PEOPLE - 1) right += 1
      rounds += 1
    }
    const asked = rounds * PEOPLE
    return { perSecond: asked / ((performance.now() - began) / 1000), count: asked }
  }
  const cost = processorOf(pid)
  const perSecond = await cost.of(press)
  for (const client of clients) client.close()
  return {
    ...{ name: `the last place, ${PEOPLE} people, one yes each`, ratio: null, aim: 'all', met: right === rounds },
    ...{ figure: `${count(right)} of ${count(rounds)}`, baseline: `${count(perSecond)} answers/s, ${cost.each()}` },
  }
}
