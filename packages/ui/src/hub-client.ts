import type { AnswerOf, FromHub, PayloadOf, ScreenName, ToHub, ViewOf } from '@poczekalnia/protocol'
import { socketAddress } from '@poczekalnia/protocol/hub-address'
import { io, type Socket } from 'socket.io-client'
import { giveBackWhileHidden } from './hidden-lines.ts'
import { request } from './request.ts'

/** How this page stands with the hub. `refused`: the hub answers, but not with this token. */
export type Link = 'connecting' | 'linked' | 'lost' | 'refused'

export type HubState<View> = {
  view: View | null
  link: Link
  /** `performance.now()` of the moment that the link went, null while it stands. */
  lostSince: number | null
}

/** Sends an event to the hub; see `request` for repeats and the `Unreachable` that it throws. */
export type Send<Events> = <Name extends keyof Events & string>(
  event: Name,
  payload: PayloadOf<Events[Name]>,
) => Promise<AnswerOf<Events[Name]>>

/** The socket of a screen, with the events of its namespace both ways. */
export type ScreenSocket<Name extends ScreenName> = Socket<FromHub<Name>, ToHub<Name>>

export type HubClient<Name extends ScreenName> = {
  state(): HubState<ViewOf<Name>>
  subscribe(listener: () => void): () => void
  send: Send<ToHub<Name>>
  socket: ScreenSocket<Name> | null
}

/** Refusals of the handshake that a new token would not mend: the hub is asked again as after a lost link. */
const passing = new Set(['rate-limited', 'unavailable'])
const askAgainMs = 10_000

const arrivals = new WeakMap<object, number>()
/** `performance.now()` of the moment that a view arrived; the screens' clocks run on from there. */
export function arrivalOf(view: object): number {
  const known = arrivals.get(view)
  if (known !== undefined) return known
  const now = performance.now()
  arrivals.set(view, now)
  return now
}

/**
 * Links one page with its namespace of the hub, for as long as the page lives: reconnects by itself, keeps the newest
 * view and drops one whose `seq` is lower than the last of this connection.
 * @param token null when the page was never paired: refused straight away
 * @param hub the office's address
 * @param more.screen which of the profile's displays this is
 * @param more.version the build of this page
 */
export function connectToHub<Name extends ScreenName>(
  namespace: Name,
  token: string | null,
  session: string,
  hub: string,
  { screen = null, version = null }: { screen?: string | null; version?: string | null } = {},
): HubClient<Name> {
  type View = ViewOf<Name>
  let state: HubState<View> = { view: null, link: token ? 'connecting' : 'refused', lostSince: null }
  const listeners = new Set<() => void>()
  const change = (next: Partial<HubState<View>>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  if (!token) {
    const send: Send<ToHub<Name>> = () => Promise.reject(new Error('this page has no token'))
    return { state: () => state, subscribe, send, socket: null }
  }

  const started = performance.now()
  const { url, path } = socketAddress(hub, `/${namespace}`)
  // Of whichever namespace: a view comes, and what is asked goes out by `send`, which knows the namespace's own events.
  const socket: Socket<{ view: (view: View) => void }> = io(url, {
    path,
    transports: ['websocket', 'polling'],
    // A proxy that lets no WebSocket through must not keep a screen dark.
    tryAllTransports: true,
    auth: { token, session, ...(screen !== null && { screen }), ...(version !== null && { version }) },
    reconnectionDelay: 300,
    reconnectionDelayMax: 1_000,
    timeout: 5_000,
  })
  const lost = () => change({ link: 'lost', lostSince: state.lostSince ?? performance.now() })
  let seq = Number.NEGATIVE_INFINITY
  const hidden = giveBackWhileHidden({
    isScarce: () => socket.io.engine?.transport.name === 'polling',
    close: () => socket.disconnect(),
    open: () => socket.connect(),
  })

  socket.on('connect', () => {
    hidden.opened()
    // The first view of a connection is the truth of the hub that answers now, whatever came before.
    seq = Number.NEGATIVE_INFINITY
    change({ link: 'linked', lostSince: null })
  })
  socket.on('disconnect', (reason) => {
    lost()
    // Only this reason stops socket.io from trying again: a hub that restarts or a token that was taken back.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 500)
  })
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    if (socket.active) {
      change({ link: state.link === 'refused' ? 'refused' : 'lost', lostSince: state.lostSince ?? started })
      return
    }
    if (passing.has(error.data?.code ?? '')) lost()
    else change({ link: 'refused', view: null, lostSince: null })
    setTimeout(() => socket.connect(), askAgainMs)
  })
  socket.on('view', (view: View) => {
    if (view.seq < seq) return
    seq = view.seq
    arrivals.set(view, performance.now())
    change({ view })
  })

  const send: Send<ToHub<Name>> = async (event, payload) =>
    (await request(socket, event, payload as object)) as AnswerOf<ToHub<Name>[typeof event]>
  return { state: () => state, subscribe, send, socket: socket as unknown as ScreenSocket<Name> }
}
