import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from './browser.ts'
import { openLines } from './lines.ts'
import type { Mode } from './options.ts'
import { addressOf } from './person.ts'
import { day } from './profile.ts'
import { finish, hold, hoursIn, hoursPath, isTurn, now, oneOf, room, type Scene, until, workOf } from './scene.ts'

/** Requests a second. */
const PACE = 50
/** It waits for answers before it asks more than this at once. */
const MOST_UNDER_WAY = 50
/** How long before the hour a program begins. */
const BEGINS_MS = 10_000

/**
 * A program that wants as many places as it can have: one address, a mail domain of its own with any number of
 * mailboxes, names that it makes up, and no thinking. It asks fifty times a second from ten seconds before the hour on.
 */
export async function playProgram(scene: Scene, n: number, mode: Mode): Promise<void> {
  await until(scene.opensAt - BEGINS_MS)
  const came = now()
  const books = startBooking(scene, n, came)
  const turn = mode === 'none' ? quickest(scene, n, books) : manyMarks(scene, n, books)
  const under = new Set<Promise<void>>()
  for (let tick = 0; !scene.isOver; tick++) {
    await until(came + tick * (1000 / PACE))
    if (under.size >= MOST_UNDER_WAY) continue
    const one = turn(tick)
      .catch(() => undefined)
      .finally(() => under.delete(one))
    under.add(one)
  }
  await Promise.all(under)
}

/** What is held is booked at once, each under another name and mailbox. */
function startBooking(scene: Scene, n: number, came: number) {
  let booked = 0
  return (browser: Browser, page: string) => {
    booked += 1
    const who = { name: `Klient ${n} ${booked}`, email: `k${booked}@program${n}.example` }
    return finish(scene, browser, page, { ...who, program: true, came, twice: false, cut: false }).catch(() => false)
  }
}

/** Browsers without a mark, all at the program's one address. */
function browsersOf(scene: Scene, n: number): () => Browser {
  const lines = openLines(MOST_UNDER_WAY)
  return () => new Browser(scene.site, addressOf(1_000_000 + n), lines)
}

type Books = ReturnType<typeof startBooking>

/** Without a room: it presses hours from the first moment on. */
function quickest(scene: Scene, n: number, books: Books) {
  let hours: string[] = []
  const browserOf = browsersOf(scene, n)
  return async (tick: number): Promise<void> => {
    const browser = browserOf()
    const hour = oneOf(hours)
    if (hour === undefined || tick % 25 === 0) {
      hours = hoursIn((await browser.get(hoursPath(day))).text)
      return
    }
    const { page, answer } = await hold(scene, browser, day, hour, null)
    if (page !== null) await books(browser, page)
    else hours = hoursIn(answer.text)
  }
}

/** With one: it stands in line as often as it is let, and holds at the first moment of each turn. */
function manyMarks(scene: Scene, n: number, books: Books) {
  const marks: Browser[] = []
  const browserOf = browsersOf(scene, n)
  let mails = 0
  const stands = (browser: Browser) => {
    marks.push(browser)
    if (now() < scene.opensAt) scene.stood.push({ program: true })
  }
  const join = async () => {
    const browser = browserOf()
    const { text } = await browser.get(room)
    const work = workOf(text)
    if (work === null) return
    const { status } = await browser.post(room, { act: 'join', work })
    if (status === 303) stands(browser)
    else if (mails < 20) await byMail(browser)
  }
  const byMail = async (browser: Browser) => {
    const email = `line${mails++}@program${n}.example`
    const { location } = await browser.post(room, { act: 'mail', email })
    if (!location?.includes('/code/')) return
    for (let tries = 0; tries < 100 && !scene.codes.has(email); tries++) await wait(100)
    const { status } = await browser.post(location, { code: scene.codes.get(email) ?? '' })
    if (status === 303) stands(browser)
  }
  return async (tick: number): Promise<void> => {
    const browser = marks[tick % Math.max(1, marks.length)]
    if (browser === undefined || (now() < scene.opensAt && tick % 2 === 0) || tick % 10 === 0) return join()
    const { text } = await browser.get(room)
    if (!isTurn(text)) return
    const hour = oneOf(hoursIn((await browser.get(hoursPath(day))).text))
    if (hour === undefined) return
    const { page } = await hold(scene, browser, day, hour, null)
    if (page !== null) await books(browser, page)
  }
}
