import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../device/log.ts'
import { momentHtml } from '../device/moment-html.ts'
import { factsName, type MachineFacts } from '../src/machine-facts.ts'
import type { DevTools } from './dev-tools.ts'

/** How long until the hub is asked again whether it is there, milliseconds. */
const AGAIN_MS = 1_000
const LONGEST_ANSWER_MS = 5_000

type Target = { targetId: string; type: string; url: string }
type Frame = { url: string; parentId?: string; unreachableUrl?: string }

/**
 * Shows the machine's page in a browser that has just started, and nothing else for as long as it runs: while the hub
 * isn't there, or the page has crashed, "one moment" in place of the browser's own words; a page that is not the
 * machine's is closed at once.
 * @param address the page with its token, which so is on no command line
 * @param alone false in an ordinary window: whoever works there may open what they like
 */
export async function keepPage(parts: {
  devTools: DevTools
  address: string
  alone: boolean
  /** What the page has to know of this machine. */
  facts: MachineFacts
  log: Log
}): Promise<void> {
  const { devTools, address, alone, facts, log } = parts
  const { origin } = new URL(address)
  const moment = `data:text/html;charset=utf-8,${encodeURIComponent(momentHtml())}`
  const { targetInfos } = (await devTools.ask('Target.getTargets')) as { targetInfos: Target[] }
  const ours = targetInfos.find(({ type }) => type === 'page')?.targetId
  if (ours === undefined) throw new Error('the browser has no page')
  const { sessionId } = await devTools.ask('Target.attachToTarget', { targetId: ours, flatten: true })
  const session = sessionId as string
  let showing = false

  const show = async (): Promise<void> => {
    if (showing) return
    showing = true
    try {
      for (let tries = 0; ; tries++) {
        if (await answers(address)) {
          const { errorText } = await devTools.ask('Page.navigate', { url: address }, session)
          if (errorText === undefined) return
        }
        if (tries === 0) await devTools.ask('Page.navigate', { url: moment }, session)
        await wait(AGAIN_MS)
      }
    } catch (error) {
      // It has ended meanwhile, and is started again by whoever keeps it.
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the page could not be shown')
    } finally {
      showing = false
    }
  }
  const shut = ({ targetId, type, url }: Target) => {
    if (type !== 'page' || targetId === ours) return
    log.warn({ url: URL.parse(url)?.protocol ?? 'unreadable' }, 'a page that is not the machine\u2019s was closed')
    devTools.ask('Target.closeTarget', { targetId }).catch(() => undefined)
    devTools.ask('Target.activateTarget', { targetId: ours }).catch(() => undefined)
  }
  const isOurs = ({ url, unreachableUrl }: Frame) =>
    unreachableUrl === undefined && (url.startsWith(`${origin}/`) || url.startsWith('data:') || url === 'about:blank')

  devTools.onTold(({ method, params, session: of }) => {
    if (method === 'Target.targetCreated' && alone) shut(params.targetInfo as Target)
    if (of !== session) return
    if (method === 'Inspector.targetCrashed') {
      log.warn({}, 'the page crashed')
      void show()
    }
    if (method !== 'Page.frameNavigated' || !alone) return
    const frame = params.frame as Frame
    if (frame.parentId === undefined && !isOurs(frame)) void show()
  })
  await devTools.ask('Target.setDiscoverTargets', { discover: true })
  await devTools.ask('Page.enable', {}, session)
  await devTools.ask('Inspector.enable', {}, session)
  const told = `window.${factsName} = ${JSON.stringify(facts)}`
  await devTools.ask('Page.addScriptToEvaluateOnNewDocument', { source: told }, session)
  if (alone) await devTools.ask('Page.addScriptToEvaluateOnNewDocument', { source: guard }, session)
  await show()
}

/** Whether the page would come, so that nobody sees the browser's own words where it doesn't. */
async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(LONGEST_ANSWER_MS) })).ok
  } catch {
    return false
  }
}

/** Until a page's own script runs, and on pages that have none, no key reaches the browser. */
const guard = `for (const name of ['keydown', 'contextmenu', 'auxclick', 'drop', 'dragover'])
  addEventListener(name, (event) => {
    const acts = ['Tab', 'Enter', ' ', 'Backspace'].includes(event.key) || /^(Arrow|Shift)/.test(event.key)
    const types = event.key && (event.key.length === 1 || acts) && !event.ctrlKey && !event.altKey && !event.metaKey
    if (!types) event.preventDefault()
  }, true)`
