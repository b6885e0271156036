import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { office, readProfile } from '@poczekalnia/queue-core'
import { Browser } from './browser.ts'
import { lookAtDisk, type OnDisk, rankCorrelation } from './disk.ts'
import { playEntering, playEntrant } from './draw.ts'
import { closeAll } from './lines.ts'
import type { RushOptions } from './options.ts'
import { addressOf, type Person, playPerson } from './person.ts'
import { bareInserts, openPlace } from './place.ts'
import type { Letter } from './post-office.ts'
import { idleDay, rushProfile } from './profile.ts'
import { playProgram } from './program.ts'
import { type RushReport, type Spread, serversOf } from './report.ts'
import { between, failed, hold, hoursIn, hoursPath, now, oneOf, type Scene, until } from './scene.ts'
import { type Servers, startServers } from './servers.ts'

/** Time before the hour in which people come, and after it until all is told. */
const [BEFORE_S, AFTER_MS] = [75, 150_000]
/** Into a draw people come over a week: here so many a second, as each has two letters that one machine sends. */
const ENTER_A_SECOND = 12
/** They come no later than this before it closes: whose code comes after it takes no part. */
const LAST_ENTRY_MS = 45_000
/** Work is made smaller by so much for all alike: one machine does that of five thousand telephones. */
const FIRST_WORK = 64
const IDLE_HOLDS = 60

/** Plays eight o'clock. @param tell what happens meanwhile */
export async function play(options: RushOptions, tell: (line: string) => void): Promise<RushReport> {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-rush-'))
  const codes = new Map<string, string>()
  const offered = new Set<string>()
  const mailbox = await openPostOffice(({ to, code, isOffer }) => {
    if (isOffer) offered.add(to)
    if (code !== null) codes.set(to, code)
  })
  const late = monitorEventLoopDelay()
  late.enable()
  const { mode, people, servers } = options
  const kept = await openPlace(dir, options.database)
  const profile = rushProfile(options.places, mode)
  const order = {
    profile,
    dir,
    place: kept.place,
    smtp: `smtp://127.0.0.1:${mailbox.port}`,
    secondsBefore: mode === 'draw' ? Math.max(BEFORE_S, LAST_ENTRY_MS / 1000 + people / ENTER_A_SECOND) : BEFORE_S,
    since: Date.now(),
    firstWork: FIRST_WORK,
  }
  let site: Servers | null = null
  try {
    site = await startServers(order, servers)
    const scene: Scene = {
      ...{ site, opensAt: now() + site.opensInMs, isOver: false, codes, offered, entered: [], stood: [] },
      ...{ firstAnswerMs: [], holds: [], wholeMs: [], told: [], failures: new Map() },
    }
    const idle = await idleHolds(scene)
    tell(`the site is up, on ${serversOf(servers)}`)
    tell(`${people} people, ${options.programs} programs, the hour in ${secondsTo(scene)} s`)
    const persons = peopleOf(options, scene)
    const played = [
      ...persons.map((person) => (mode === 'draw' ? playEntrant(scene, person) : playPerson(scene, person, mode))),
      ...Array.from({ length: options.programs }, (_, n) =>
        mode === 'draw' ? playEntering(scene, n) : playProgram(scene, n, mode),
      ),
    ].map((one) => one.catch((error: Error) => failed(scene, error.message.slice(0, 60))))
    await until(scene.opensAt - 2_000)
    // What the site's start took is not what the people take who wait.
    site.forgetPeaks()
    if (servers > 1) void killInTheFirstSecond(scene, tell)
    await untilAllIsTold(scene, options.places, tell)
    scene.isOver = true
    await Promise.race([Promise.all(played), wait(25_000)])
    const memoryMb = site.peakMb()
    const lateMs = late.percentile(99) / 1e6
    site.kill()
    await wait(300)
    const opens = office(readProfile(profile, 'rush.yaml')).time.instant('2026-11-20', '08:00')
    const disk = await lookAtDisk({ place: kept.place, dir }, scene, opens, options)
    const bareInsertsPerSecond = await bareInserts(kept.place)
    return reportOf(options, scene, { idle, memoryMb, lateMs, disk, bareInsertsPerSecond })
  } finally {
    site?.kill()
    closeAll()
    mailbox.close()
    await kept.remove()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** A process of its own that takes all letters and tells of each. */
function openPostOffice(onLetter: (letter: Letter) => void): Promise<{ port: number; close(): void }> {
  const child = fork(join(import.meta.dirname, 'post-office.ts'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('message', ({ port }: { port: number }) => {
      child.on('message', (letter: Letter) => onLetter(letter))
      resolve({ port, close: () => void child.kill() })
    })
  })
}

/** Holds of one visitor after another, on a day that has long been open. */
async function idleHolds(scene: Scene): Promise<number[]> {
  for (let n = 0; n < IDLE_HOLDS; n++) {
    const browser = new Browser(scene.site, addressOf(2_000_000 + n))
    const hour = oneOf(hoursIn((await browser.get(hoursPath(idleDay))).text))
    if (hour !== undefined) await hold(scene, browser, idleDay, hour, null)
  }
  return scene.holds.splice(0).map(({ took }) => took)
}

/** Whoever is at it goes on at another one. */
async function killInTheFirstSecond(scene: Scene, tell: (line: string) => void): Promise<void> {
  await until(scene.opensAt + between(0, 1_000))
  scene.site.killOne()
  tell(`one server is killed, ${Math.round(now() - scene.opensAt)} ms after the hour`)
}

/** Most come before the hour; without a room they press within its first second. */
function peopleOf({ people, programs, mode }: RushOptions, scene: Scene): Person[] {
  const from = now() + 500
  return Array.from({ length: people - programs }, (_, n) => {
    const isLate = n % 20 === 0
    const comesBefore = isLate ? scene.opensAt + between(0, 10_000) : between(from, scene.opensAt - 3_000)
    return {
      ...{ n: n + 1, name: `Osoba ${n + 1}`, email: `osoba${n + 1}@gmail.com` },
      comes:
        mode === 'room'
          ? comesBefore
          : mode === 'draw'
            ? between(from, scene.opensAt - LAST_ENTRY_MS)
            : scene.opensAt + between(0, 1_000),
      ...{ givesUp: n % 10 === 3, twice: n % 20 === 7, cut: n % 50 === 11 },
    }
  })
}

async function untilAllIsTold(scene: Scene, places: number, tell: (line: string) => void): Promise<void> {
  for (let n = 1; now() < scene.opensAt + AFTER_MS && scene.told.length < places; n++) {
    await wait(1_000)
    if (n % 10 === 0) tell(`${secondsTo(scene)} s to the hour, ${scene.told.length} told that they have a visit`)
  }
}

const secondsTo = ({ opensAt }: Scene) => Math.round((opensAt - now()) / 1000)

type Measured = { idle: number[]; memoryMb: number; lateMs: number; disk: OnDisk; bareInsertsPerSecond: number }

function reportOf(options: RushOptions, scene: Scene, measured: Measured): RushReport {
  const { idle, memoryMb, lateMs, disk, bareInsertsPerSecond } = measured
  const { people, places, programs, mode, servers } = options
  const byPrograms = scene.told.filter(({ program }) => program).length
  const won = scene.holds.filter((one) => one.won)
  const holdsPerSecond = won.length / busySeconds(scene.holds)
  const [holdMs, idleHoldMs] = [spreadOf(scene.holds.map(({ took }) => took)), spreadOf(idle)]
  const drawn = programs === 0 ? 0 : byPrograms / Math.max(1, scene.told.length) / (programs / people)
  const winners = scene.told.filter(({ program }) => !program)
  const order =
    mode !== 'none'
      ? disk.rankCorrelation
      : rankCorrelation(
          winners.map(({ came }) => came),
          winners.map(({ heldAt }) => heldAt),
        )
  const { rankCorrelation: _order, ...found } = disk
  return {
    ...{ people, places, mode, servers, programs, ...found, rankCorrelation: order },
    placesToPrograms: mode === 'draw' ? ofEntries(scene, programs) : mode === 'room' ? ofLine(scene, options) : drawn,
    placesToProgramsThisTime: drawn,
    ...{ firstAnswerMs: spreadOf(scene.firstAnswerMs), holdMs, idleHoldMs, wholeMs: spreadOf(scene.wholeMs) },
    ...{ bareInsertsPerSecond, holdsPerSecond, holdsToInserts: holdsPerSecond / bareInsertsPerSecond },
    ...{ holdToIdle: holdMs.p95 / Math.max(0.1, idleHoldMs.p95), memoryMb, lateMs },
    failures: Object.fromEntries(scene.failures),
  }
}

/**
 * What a lot gives programs on average: their share of the entries ÷ their share of those who took part. What one lot
 * gave is chance: of two hundred places they have one or two.
 */
function ofEntries({ entered }: Scene, programs: number): number {
  const ofPrograms = entered.filter(({ program }) => program).length
  if (programs === 0 || entered.length === 0) return 0
  return ofPrograms / entered.length / (programs / (entered.length - ofPrograms + programs))
}

/**
 * What any lot gives programs on average: their share of the places in line from before the hour whose owner stayed ÷
 * their share of people. Who is let in has a place, so being quick gives nobody more than a choice of hours.
 */
function ofLine({ stood }: Scene, { programs, people }: RushOptions): number {
  const ofPrograms = stood.filter(({ program }) => program).length
  return programs === 0 || stood.length === 0 ? 0 : ofPrograms / stood.length / (programs / people)
}

/**
 * Seconds in which at least one hold was being asked for while there were places: people think between, the site has
 * nothing to do then, and after the last place all that is asked for is refused.
 */
function busySeconds(holds: Scene['holds']): number {
  const last = Math.max(...holds.filter(({ won }) => won).map(({ at, took }) => at + took))
  const spans = holds
    .filter(({ at }) => at < last)
    .map(({ at, took }) => [at, Math.min(last, at + took)] as const)
    .sort(([a], [b]) => a - b)
  let [busy, end] = [0, Number.NEGATIVE_INFINITY]
  for (const [from, to] of spans) {
    busy += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return Math.max(0.001, busy / 1000)
}

function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
