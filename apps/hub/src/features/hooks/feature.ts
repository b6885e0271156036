import { isDeepStrictEqual } from 'node:util'
import type { HookEntry, Warning } from '@poczekalnia/protocol'
import type { EventReader } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import { forStaff } from '../../transport/http/api.ts'
import type { StaffEvent } from '../staff/account.ts'
import type { Accounts } from '../staff/accounts.ts'
import { hookMessages, warningMessages } from './messages.ts'
import { hookRunner, type Runner, type Waits } from './runner.ts'
import { send } from './send.ts'
import type { HookSettings } from './settings.ts'

/**
 * How often the log gets how far a hook has told, milliseconds: so much is told again after a hub was killed, whoever
 * goes on with the office.
 */
const NOTED_EVERY_MS = 15 * 60_000
/** How often it is looked whether warnings are others, milliseconds. */
const WARNINGS_EVERY_MS = 10_000

export type HooksFeature = Feature & {
  /** Those that are off. */
  off(): string[]
  /** The operator's file was changed: each that is as it was goes on, a new one begins, others end. */
  replace(hooks: readonly HookSettings[]): Promise<void>
}

/** Messages to other programs about what happens (docs/api.md): each in its order, signed, at least once. */
export function hooksFeature(parts: {
  hooks: readonly HookSettings[]
  session: OfficeSession
  accounts: Accounts
  store: EventReader
  warnings: () => readonly Warning[]
  log: Pick<Logger, 'error' | 'warn'>
  waits?: Waits | undefined
}): HooksFeature {
  const { session, accounts, log } = parts
  let hooks = parts.hooks
  let changing: Promise<void> = Promise.resolve()
  const running = new Map<string, { settings: HookSettings; runner: Runner; note: () => Promise<void> }>()
  const record = (event: StaffEvent) => accounts.decide('hub', () => ({ events: [event] }))
  const isOff = (id: string) => accounts.hook(id)?.isOff ?? false

  const open = async (settings: HookSettings) => {
    const { id, events } = settings
    const wants = (type: string) => events === undefined || (events as readonly string[]).includes(type)
    const messages = hookMessages({ session, log: parts.store, wants })
    const warned = warningMessages({ session, warnings: parts.warnings })
    const known = accounts.hook(id)
    // A hook that is new is told of what happens from now on.
    if (!known) await record({ type: 'HookReached', data: { hook: id, version: session.version() } })
    let noted = performance.now()
    let looked = Number.NEGATIVE_INFINITY
    const note = async () => {
      const version = runner.state().reached
      if (version === accounts.hook(id)?.reached) return
      noted = performance.now()
      await record({ type: 'HookReached', data: { hook: id, version } })
    }
    const runner = hookRunner({
      from: accounts.hook(id)?.reached ?? session.version(),
      isOff: known?.isOff ?? false,
      ...(parts.waits && { waits: parts.waits }),
      steady: () => performance.now(),
      async next(after) {
        const found = await messages(after)
        if (found || !wants('warnings.changed') || performance.now() - looked < WARNINGS_EVERY_MS) return found
        const message = warned.next()
        // Looked at again only when it was told, or is as it was told.
        if (!message) looked = performance.now()
        return message && { version: after, message }
      },
      async send(message) {
        const why = await send(settings, message, session.now())
        if (why === null) warned.taken(message)
        return why
      },
      async onReached() {
        if (performance.now() - noted > NOTED_EVERY_MS) await note()
      },
      async onOff(why) {
        log.warn({ hook: id, why }, 'a web hook took nothing for too long and is off until it is turned on again')
        await note()
        await record({ type: 'HookTurnedOff', data: { hook: id } })
      },
      onError: (error) => log.error({ err: error, hook: id }, 'a web hook could not be told'),
    })
    running.set(id, { settings, runner, note })
    runner.wake()
  }

  const wake = () => {
    for (const { runner } of running.values()) runner.wake()
  }
  const openAll = (some: readonly HookSettings[]) =>
    Promise.all(
      some.map((settings) =>
        open(settings).catch((error) => log.error({ err: error, hook: settings.id }, 'a web hook could not be opened')),
      ),
    )
  const close = async ([id, { runner, note }]: [string, { runner: Runner; note: () => Promise<void> }]) => {
    running.delete(id)
    await runner.stop()
    await note().catch(() => undefined)
  }
  const inTurn = (change: () => Promise<void>) => {
    changing = changing.then(change)
    return changing
  }
  return {
    off: () => hooks.map(({ id }) => id).filter(isOff),
    mark: wake,
    start() {
      void inTurn(async () => void (await openAll(hooks)))
    },
    replace: (next) =>
      inTurn(async () => {
        const stays = (one: HookSettings) => isDeepStrictEqual(running.get(one.id)?.settings, one)
        const ended = [...running].filter(([, { settings }]) => !next.some((one) => isDeepStrictEqual(one, settings)))
        // From where the one before stood: it has written that down when it ends.
        await Promise.all(ended.map(close))
        hooks = next
        await openAll(next.filter((one) => !stays(one)))
      }),
    stop: () =>
      inTurn(async () => {
        for (const one of [...running]) await close(one)
      }),
    api: [
      forStaff('edit-tokens', {
        method: 'GET',
        path: '/api/hooks',
        run: () => ({
          ok: true,
          hooks: hooks.map(({ id, url, events = null }): HookEntry => {
            const failing = running.get(id)?.runner.state().failing ?? null
            // A secret in an address is for the operator alone.
            return { id, url: new URL(url).origin, events, isOff: isOff(id), failing }
          }),
        }),
      }),
      forStaff('edit-tokens', {
        method: 'POST',
        path: '/api/hooks/:id/on',
        async run({ params, actor }) {
          const id = params.id ?? ''
          const hook = running.get(id)
          if (!hook || !isOff(id)) return { ok: true }
          await accounts.decide(actor, () => ({ events: [{ type: 'HookTurnedOn', data: { hook: id } }] }))
          hook.runner.turnOn()
          return { ok: true }
        },
      }),
    ],
  }
}
