import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from './browser.ts'
import type { Mode } from './options.ts'
import { day } from './profile.ts'
import {
  between,
  finish,
  hold,
  hoursIn,
  hoursPath,
  isTurn,
  now,
  oneOf,
  room,
  type Scene,
  until,
  workOf,
} from './scene.ts'

/** How long somebody looks at hours before pressing one, milliseconds. */
const LOOKS_MS = [800, 3_000] as const
/** How often somebody tries another hour before giving up, where the quickest has it. */
const MOST_TRIES = 6

export type Person = {
  n: number
  name: string
  email: string
  /** When they come, milliseconds of the scene's clock. */
  comes: number
  givesUp: boolean
  twice: boolean
  cut: boolean
}

export const addressOf = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

/** One of many people, with a telephone and an address of their own. */
export async function playPerson(scene: Scene, person: Person, mode: Mode): Promise<void> {
  await until(person.comes)
  const browser = new Browser(scene.site, addressOf(person.n))
  const leaves = person.givesUp ? between(now(), scene.opensAt + 20_000) : Number.POSITIVE_INFINITY
  const mayStay = () => !scene.isOver && now() < leaves
  if (mode === 'room' && !(await throughTheRoom(scene, browser, mayStay))) return
  if (!mayStay()) return
  const page = await chooseAnHour(scene, browser, person, mayStay, mode)
  if (page === null) return
  const { name, email, twice, cut } = person
  await finish(scene, browser, page, { name, email, twice, cut, program: false, came: person.comes })
}

/** Stands in line until the turn comes. @returns whether it came */
async function throughTheRoom(scene: Scene, browser: Browser, mayStay: () => boolean): Promise<boolean> {
  const first = await browser.get(room)
  scene.firstAnswerMs.push(first.took)
  const work = workOf(first.text)
  if (work === null) return true
  const joined = await browser.post(room, { act: 'join', work })
  const isBefore = joined.status === 303 && now() < scene.opensAt
  const comes = await untilTurn(scene, browser, mayStay)
  // Who looks away before their turn leaves it to others.
  if (isBefore && (comes || scene.isOver)) scene.stood.push({ program: false })
  return comes
}

async function untilTurn(scene: Scene, browser: Browser, mayStay: () => boolean): Promise<boolean> {
  while (mayStay()) {
    const { text, took } = await browser.get(room)
    if (now() > scene.opensAt) scene.firstAnswerMs.push(took)
    if (isTurn(text)) return true
    if (workOf(text) !== null) return false
    const before = scene.opensAt - now()
    // As the page's header asks: at the hour within two seconds, then more often the nearer the turn.
    const place = Number(/<strong>(\d+)<\/strong>/.exec(text)?.[1] ?? 1000)
    const pause = place <= 100 ? 3_000 : place <= 1000 ? 6_000 : 12_000
    await wait(before > 0 ? Math.min(20_000, before + between(0, 2_000)) : pause)
  }
  return false
}

async function chooseAnHour(scene: Scene, browser: Browser, person: Person, mayStay: () => boolean, mode: Mode) {
  let page = await browser.get(hoursPath(day))
  if (mode === 'none') scene.firstAnswerMs.push(page.took)
  for (let tries = 0; tries < MOST_TRIES && mayStay(); tries++) {
    const hour = oneOf(hoursIn(page.text))
    if (hour === undefined) {
      if (mode === 'none') return null
      await wait(2_000)
      page = await browser.get(hoursPath(day))
      continue
    }
    await wait(between(...LOOKS_MS))
    const presses = [hold(scene, browser, day, hour, null)]
    if (person.twice) presses.push(hold(scene, browser, day, hour, null))
    const answers = await Promise.all(presses)
    const held = answers.find((one) => one.page !== null)
    if (held?.page) return held.page
    page = answers[0]?.answer ?? page
    if (page.location !== null) page = await browser.get(hoursPath(day))
  }
  return null
}
