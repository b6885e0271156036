import { setTimeout as wait } from 'node:timers/promises'
import { doWork } from '../../apps/booking/src/work/work.ts'
import type { Browser } from './browser.ts'
import { matter, officeId } from './profile.ts'
import type { Servers } from './servers.ts'

/** What happens in a rush, as it is written down while it is played. All times are of a steady clock. */
export type Scene = {
  site: Servers
  opensAt: number
  isOver: boolean
  /** Codes that came by mail, by address. */
  codes: Map<string, string>
  /** Draws: who took part, and mailboxes that a place was offered to. */
  entered: { program: boolean; email: string }[]
  offered: Set<string>
  /** Room: who stood in line from before the hour and stayed. */
  stood: { program: boolean }[]
  firstAnswerMs: number[]
  /** Of holds: when they were asked for, and how long the answer took. */
  holds: { at: number; took: number; won: boolean }[]
  wholeMs: number[]
  /** Who was told that a visit is booked, with what proves it. */
  told: { who: string; email: string; proof: string; program: boolean; heldAt: number; came: number }[]
  failures: Map<string, number>
}

export const at = `/${officeId}/pl`
export const room = `${at}/room`
export const hoursPath = (day: string) => `${at}/m/${matter}/${day}`
export const now = (): number => performance.now()
export const until = (moment: number): Promise<void> => wait(Math.max(0, moment - now()))
export const between = (from: number, to: number): number => from + Math.random() * (to - from)
export const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)]
export const hoursIn = (page: string): string[] =>
  [...page.matchAll(/name="at" value="(\d+)"/g)].map(([, n]) => n ?? '')
export const isTurn = (page: string): boolean => page.includes(`href="${at}/m/${matter}"`) && page.includes('box good')

/** The work of a page's form, done by a program: as a browser does it. @returns `null`: the page asks for none */
export function workOf(page: string): string | null {
  const [, challenge, parts] = /data-work="([^"]+)" data-parts="(\d+)"/.exec(page) ?? []
  if (!challenge) return null
  return doWork({ challenge, parts: Number(parts), below: Number(challenge.split('.')[1]) })
}

/** Presses an hour. @returns the page of what is held; `null`, with the page that tells why not */
export async function hold(scene: Scene, browser: Browser, day: string, hour: string, work: string | null) {
  const began = now()
  const answer = await browser.post(hoursPath(day), { at: hour, ...(work !== null && { work }) })
  const page = answer.location?.includes('/b/') ? answer.location : null
  scene.holds.push({ at: began, took: answer.took, won: page !== null })
  return { page, answer }
}

/** From what is held to the booked visit: who it is, the code from the mail. @returns whether it was told */
export async function finish(
  scene: Scene,
  browser: Browser,
  page: string,
  who: { name: string; email: string; program: boolean; came: number; twice: boolean; cut: boolean },
): Promise<boolean> {
  const began = now()
  const heldAt = began
  const { text } = await browser.get(page)
  const declared = [...text.matchAll(/name="(declare-\d+)"/g)].map(([, name]) => [name ?? '', 'yes'] as const)
  const person = { act: 'person', name: who.name, email: who.email, ...Object.fromEntries(declared) }
  const given = await browser.post(page, person)
  if (given.status !== 303) return failed(scene, `person ${given.status}`)
  const code = await codeFor(scene, who.email)
  if (code === null) return failed(scene, 'no code')
  const sends = [browser.post(page, { code }, who.cut), ...(who.twice ? [browser.post(page, { code })] : [])]
  const answers = await Promise.all(sends)
  if (!answers.some(({ status }) => status === 303)) return failed(scene, `code ${answers[0]?.status}`)
  const done = await browser.get(page)
  const proof = /class="[^"]*proof[^"]*"[\s\S]*?<strong>([^<]+)<\/strong>/.exec(done.text)?.[1]?.trim() ?? ''
  if (proof === '') return failed(scene, 'no proof on the page')
  scene.wholeMs.push(now() - began)
  const { name, email, program, came } = who
  scene.told.push({ who: name, email, proof, program, heldAt, came })
  return true
}

export async function codeFor(scene: Scene, email: string): Promise<string | null> {
  for (let tries = 0; tries < 600; tries++) {
    const code = scene.codes.get(email)
    if (code !== undefined) return code
    await wait(100)
  }
  return null
}

export function failed(scene: Scene, what: string): false {
  scene.failures.set(what, (scene.failures.get(what) ?? 0) + 1)
  return false
}
