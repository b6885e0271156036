import { setTimeout as wait } from 'node:timers/promises'
import { words } from '@poczekalnia/locales'
import { escapeHtml } from '@poczekalnia/server/html'
import { type Answer, Browser } from './browser.ts'
import { openLines } from './lines.ts'
import { addressOf, type Person } from './person.ts'
import { day, drawRound, matter } from './profile.ts'
import { at, codeFor, failed, now, type Scene, until, workOf } from './scene.ts'

const enterAt = `${at}/draw/${drawRound.release}/${drawRound.id}/enter/${matter}`
/** Of so many who are offered a place one says no: it goes to the next by rank. */
const DECLINES_EVERY = 50
/** A program enters so often at the same time. */
const AT_ONCE = 5

type Enters = Pick<Person, 'name' | 'email' | 'comes'> & { n: number; twice: boolean; cut: boolean; program: boolean }

/** Somebody who takes part in the draw, and answers when a place is offered to them. */
export async function playEntrant(scene: Scene, person: Person): Promise<void> {
  await until(person.comes)
  // Who gives up does so before they take part.
  if (person.givesUp) return
  const browser = new Browser(scene.site, addressOf(person.n))
  const own = await enter(scene, browser, { ...person, program: false })
  if (own !== null) await answer(scene, browser, own, { ...person, program: false })
}

/** A program enters under as many names, documents and mailboxes of its own domain as it can. */
export async function playEntering(scene: Scene, n: number): Promise<void> {
  await until(scene.opensAt - 60_000)
  const lines = openLines(50)
  const answers: Promise<void>[] = []
  const one = async (of: number) => {
    for (let made = of; now() < scene.opensAt - 1_000; made += AT_ONCE) {
      const browser = new Browser(scene.site, addressOf(1_000_000 + n), lines)
      const who = { name: `Klient ${n} ${made}`, email: `k${made}@program${n}.example` }
      const entrant: Enters = {
        ...who,
        n: 10_000 * (n + 1) + made,
        comes: now(),
        twice: false,
        cut: false,
        program: true,
      }
      const own = await enter(scene, browser, entrant).catch(() => null)
      if (own !== null) answers.push(answer(scene, browser, own, entrant))
      else await wait(200)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, of) => one(of)))
  await Promise.all(answers)
}

/** @returns the path of the entry's own page; `null`: it takes no part */
async function enter(scene: Scene, browser: Browser, who: Enters): Promise<string | null> {
  const began = now()
  const page = await browser.get(enterAt)
  scene.firstAnswerMs.push(page.took)
  const declared = [...page.text.matchAll(/name="(declare-\d+)"/g)].map(([, name]) => [name ?? '', 'yes'] as const)
  const form = {
    ...{ act: 'enter', 'name-1': who.name, email: who.email, hours: 'any', [`day-${day}`]: 'yes' },
    ...{ document: `AB${String(1_000_000 + who.n)}`, work: workOf(page.text) ?? '', ...Object.fromEntries(declared) },
  }
  const at = now()
  const sent = await browser.post(`${enterAt}?party=1`, form)
  scene.holds.push({ at, took: sent.took, won: sent.location !== null })
  if (!sent.location?.includes('/d/')) return refusedAs(scene, who, `entry ${whyNot(sent)}`)
  const code = await codeFor(scene, who.email)
  if (code === null) return refusedAs(scene, who, 'no code')
  const sends = [browser.post(sent.location, { act: 'code', code }, who.cut)]
  if (who.twice) sends.push(browser.post(sent.location, { act: 'code', code }))
  const answers = await Promise.all(sends)
  if (!answers.some(({ status }) => status === 303))
    return refusedAs(scene, who, `code ${answers[0] && whyNot(answers[0])}`)
  const { location } = await browser.get(sent.location)
  if (!location?.includes('/e/')) return refusedAs(scene, who, 'no page of its own')
  scene.entered.push({ program: who.program, email: who.email })
  scene.wholeMs.push(now() - began)
  return location
}

/** What the page tells somebody who is refused, by the name of its words; its status where it tells none of them. */
function whyNot({ status, text }: Answer): string {
  const t = words('pl')
  const codes = ['draw-mail-domain', 'draw-mailbox', 'entered-already', 'draw-closed', 'slow'] as const
  const told = codes.find((code) => text.includes(escapeHtml(t(`booking:refusal.${code}`))))
  return told ? `refused: ${told}` : String(status)
}

/** What programs are refused is what they are meant to be; of people each is told. */
function refusedAs(scene: Scene, { program }: Enters, what: string): null {
  failed(scene, program ? `program: ${what}` : what)
  return null
}

async function answer(scene: Scene, browser: Browser, own: string, who: Enters): Promise<void> {
  while (!scene.offered.has(who.email)) {
    if (scene.isOver) return
    await wait(500)
  }
  const heldAt = now()
  const says = !who.program && who.n % DECLINES_EVERY === 0 ? 'no' : 'yes'
  await browser.post(own, { act: 'answer', answer: says }, who.cut)
  if (says === 'no') return
  const { text } = await browser.get(own)
  const proof = /class="[^"]*proof[^"]*"[\s\S]*?<strong>([^<]+)<\/strong>/.exec(text)?.[1]?.trim() ?? ''
  if (proof === '') return void failed(scene, 'no proof on the page')
  const { name, email, program, comes } = who
  scene.told.push({ who: name, email, proof, program, heldAt, came: comes })
}
