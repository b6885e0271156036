import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { Secrets } from '../secrets.ts'
import { openAskCounts } from './ask-counts.ts'
import { workScript } from './script.ts'
import { openWork, type WorkAsked } from './work.ts'

const network = { network: '203.0.113.7', wide: '203.0.113.7' }
const now = Date.parse('2026-11-20T07:00:00Z')
const secrets = {
  hash: (_purpose: string, text: string) => `${text.length}`,
  isSame: (a: string, b: string) => a === b,
}

const works = () =>
  openWork(
    secrets as Pick<Secrets, 'hash' | 'isSame'> as Secrets,
    openAskCounts((wide) => wide),
    256,
  )

type Page = { poczekalniaWork(challenge: string, parts: number, done: (solution: string) => void): void }

/** The script in a page that has what is given, and what its work comes to. */
function workInPage(given: object, asked: WorkAsked): Promise<string> {
  const page = { setTimeout, document: { addEventListener() {}, currentScript: { src: '/work.js' } }, ...given }
  const context = createContext({ ...page, window: {} })
  runInContext(workScript, context)
  return new Promise((resolve) => (context.window as Page).poczekalniaWork(asked.challenge, asked.parts, resolve))
}

/** A thread as browsers make one: the same script where no document is. */
class Thread {
  onmessage: (event: { data: string }) => void = () => undefined
  #context = createContext({ setTimeout, postMessage: (data: string) => this.onmessage({ data }) })

  constructor(src: string) {
    expect(src).toBe('/work.js')
    runInContext(workScript, this.#context)
  }
  postMessage(data: object): void {
    setTimeout(() => (this.#context.onmessage as (event: object) => void)({ data }))
  }
  terminate(): void {}
}

class BrokenThread extends Thread {
  onerror: (event: { preventDefault(): void }) => void = () => undefined
  override postMessage(): void {
    setTimeout(() => this.onerror({ preventDefault: () => undefined }))
  }
}

class NoThread {
  constructor() {
    throw new Error('not from here')
  }
}

test('[BOK-15] the browser does its work in a thread, and in slices where there is none or it breaks', async () => {
  for (const given of [{ Worker: Thread }, {}, { Worker: BrokenThread }, { Worker: NoThread }]) {
    const work = works()
    const solution = await workInPage(given, work.ask('hold', network, now))
    expect(work.check('hold', network, solution, now).ok).toBe(true)
    expect(work.check('hold', network, solution.replace(/\d+$/, 'x'), now).ok).toBe(false)
  }
})
