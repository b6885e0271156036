import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ack, DeviceKind, WireError } from '@poczekalnia/protocol'
import { office, readProfile } from '@poczekalnia/queue-core'
import { dataFolder, openDataFolder, openStoreAt, type Store } from '@poczekalnia/queue-core/store'
import type { Clock } from '@poczekalnia/server/clock'
import { takePort, takeSocket } from '@poczekalnia/server/endpoint'
import pino from 'pino'
import { io, type Socket } from 'socket.io-client'
import type { BookingSite } from '../features/booking-site/ask-site.ts'
import { loadCards } from '../features/cards/load-cards.ts'
import type { ProfileFile } from '../features/profile/profile-file.ts'
import { type Hub, startHub } from '../hub.ts'
import type { HubOptions } from '../hub-parts.ts'
import type { MailSettings } from '../operate/mail-server.ts'

export const officeFile = join(import.meta.dirname, '../../../../offices/bydgoszcz.yaml')

/** A clock that tests move. */
export type SetClock = Clock & { set(wall: string): void; pass(milliseconds: number): void }

/** What a test holds: a real hub on a real port with a real file, and real clients. */
export type RunningHub = {
  hub: Hub
  store: Store
  dir: string
  clock: SetClock
  /** What ended it, or would have, and what its log calls an error. */
  failures: unknown[]
  tokens: Record<DeviceKind, string>
  /** A client of a namespace, linked; `cookie`: that of who is signed in on that browser. */
  join(kind: DeviceKind, session?: string, cookie?: string): Promise<Client>
  /** A supervisor's or administrator's client. */
  joinStaff(cookie: string): Promise<Client>
  /** How a client that may not come in is answered. */
  refusedAt(namespace: string, auth: object, headers?: Record<string, string>): Promise<string>
  importCsv(csv: string): Promise<void>
  /** Stops the hub and starts another on the same folder and port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export type Client = {
  socket: Socket
  /** Asks and answers what the hub acknowledged. */
  ask(event: string, ...args: unknown[]): Promise<Ack<Record<string, never>> & Record<string, unknown>>
  /** Asks and answers the code of the refusal, or `ok`. */
  code(event: string, ...args: unknown[]): Promise<string>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever view its namespace sends
  views: any[]
  /** The newest view if it is so, otherwise the first to come that is: never one that has been overtaken. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  until(condition: (view: any) => boolean): Promise<any>
}

/** How long an answer or a view is waited for: as long as a machine that has much other work may take. */
const PATIENCE_MS = 120_000

const silent = pino({ level: 'silent' })
const quiet = { info: silent.info, warn: silent.warn, debug: silent.debug }

/**
 * Starts a hub whose clock stands at a Thursday's 12:05.
 * @param options.office id of an office of this repository, Bydgoszcz when left out
 * @param options.profile changes that office's profile before it is read
 * @param options.tokens those of the devices that the folder's log knows; new devices when left out
 */
export async function runHub(
  options: {
    at?: string
    dir?: string
    office?: string
    profile?: (yaml: string) => string
    /** Where a profile that is taken over goes to; nowhere when left out. */
    profileFile?: ProfileFile
    /** Whether the hub knows the profile's file, so that it finds cards beside it. */
    cardsBeside?: boolean
    tokens?: Record<DeviceKind, string>
    /** Where warnings are mailed through; nowhere when left out. */
    mail?: MailSettings
    /** Its booking site; none when left out. */
    bookingSite?: BookingSite
    /** Other programs that are told what happens; none when left out. */
    /** The directory that people may sign in by; none when left out. */
    directory?: HubOptions['directory']
    hooks?: HubOptions['hooks']
    /** What offices of a region's database tell each other; none when left out. */
    regionBoard?: HubOptions['regionBoard']
    hookWaits?: HubOptions['hookWaits']
    /** Behind a gateway: the socket that it is asked at. */
    behind?: Parameters<typeof takeSocket>[0]
  } = {},
): Promise<RunningHub> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'hub-'))
  const file = options.office ? join(officeFile, `../${options.office}.yaml`) : officeFile
  const yaml = readFileSync(file, 'utf8')
  const text = options.profile ? options.profile(yaml) : yaml
  const ofProfile = office(readProfile(text, file))
  let now = ofProfile.time.instant('2026-11-19', options.at ?? '12:05')
  const clock: SetClock = {
    demo: false,
    now: () => now,
    set(wall) {
      now = ofProfile.time.instant('2026-11-19', wall)
    },
    pass(milliseconds) {
      now += milliseconds
    },
  }
  const clients: Socket[] = []
  const failures: unknown[] = []
  let port = 0
  const start = async () => {
    const folder = openDataFolder(dir)
    const place = dataFolder(dir)
    const store = await openStoreAt(place)
    const hub = await startHub({
      office: ofProfile,
      profile: {
        source: { text, origin: 'file', inFile: true, fileBefore: null },
        file: options.profileFile ?? null,
      },
      cards: await loadCards(ofProfile, file),
      ...(options.cardsBeside && { officeFile: file }),
      ...{ store, place, dir },
      clock,
      endpoint: options.behind ? await takeSocket(options.behind) : await takePort('127.0.0.1', port),
      url: null,
      mail: options.mail ?? null,
      bookingSite: options.bookingSite ?? null,
      ...(options.directory && { directory: options.directory }),
      ...(options.hooks && { hooks: options.hooks }),
      ...(options.regionBoard && { regionBoard: options.regionBoard }),
      ...(options.hookWaits && { hookWaits: options.hookWaits }),
      log: { ...quiet, error: (told: unknown) => failures.push(told) },
      onFailure: (error) => failures.push(error),
    })
    port = Number(new URL(hub.url).port)
    hub.open()
    return { hub, store, folder }
  }
  let running = await start()
  const tokens = options.tokens ?? ({} as Record<DeviceKind, string>)
  const known = new Set((await running.hub.devices.list()).map(({ name }) => name))
  for (const kind of ['kiosk', 'display', 'counter', 'printer'] as const)
    tokens[kind] ??= (await running.hub.devices.add(kind, `test ${kind}${known.has(`test ${kind}`) ? ' 2' : ''}`)).token

  const end = async () => {
    await running.hub.stop()
    await running.store.close()
    running.folder.release()
  }

  const link = async (namespace: string, auth: object, cookie: string | undefined): Promise<Client> => {
    const socket = io(`${running.hub.url}/${namespace}`, {
      auth,
      transports: ['websocket'],
      reconnectionDelay: 50,
      forceNew: true,
      ...(cookie !== undefined && { extraHeaders: { cookie } }),
    })
    clients.push(socket)
    const joined = client(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    return joined
  }

  return {
    get hub() {
      return running.hub
    },
    get store() {
      return running.store
    },
    dir,
    clock,
    failures,
    tokens,
    join(kind, session, cookie) {
      const auth = session === undefined ? { token: tokens[kind] } : { token: tokens[kind], session }
      return link(kind, auth, cookie)
    },
    joinStaff: (cookie) => link('supervisor', {}, cookie),
    refusedAt(namespace, auth, headers = {}) {
      const socket = io(`${running.hub.url}${namespace}`, {
        auth,
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders: headers,
      })
      clients.push(socket)
      return new Promise((resolve) => {
        socket.once('connect', () => resolve('connected'))
        socket.once('connect_error', (error) => resolve((error as { data?: WireError }).data?.code ?? error.message))
      })
    },
    async importCsv(csv) {
      const { bad } = await running.hub.importBookings(new TextEncoder().encode(csv))
      if (bad.length > 0) throw new Error(JSON.stringify(bad))
    },
    async restart() {
      await end()
      running = await start()
    },
    async stop() {
      for (const socket of clients) socket.disconnect()
      await end()
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
}

function client(socket: Socket): Client {
  // biome-ignore lint/suspicious/noExplicitAny: see Client
  const views: any[] = []
  const waiting = new Set<() => void>()
  socket.on('view', (view) => {
    views.push(view)
    for (const look of waiting) look()
  })
  const ask: Client['ask'] = (event, ...args) =>
    new Promise((resolve, reject) => {
      socket
        .timeout(PATIENCE_MS)
        .emit(event, ...args, (error: Error | null, answer: never) => (error ? reject(error) : resolve(answer)))
    })
  return {
    socket,
    ask,
    async code(event, ...args) {
      const answer = await ask(event, ...args)
      return answer.ok ? 'ok' : answer.error.code
    },
    views,
    until: (condition) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`no such view; the last was ${JSON.stringify(views.at(-1))}`)),
          PATIENCE_MS,
        )
        const look = () => {
          const newest = views.at(-1)
          if (newest === undefined || !condition(newest)) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(newest)
        }
        waiting.add(look)
        look()
      }),
  }
}
