import type { ScreenName, ToHub, ViewOf } from '@poczekalnia/protocol'
import { useSyncExternalStore } from 'react'
import { deviceScreen, pageSession } from './device-token.ts'
import { hubAddress } from './given-hub.ts'
import { connectToHub, type HubClient, type HubState, type ScreenSocket, type Send } from './hub-client.ts'
import { pageToken } from './page-token.ts'
import { screenPlace, storage } from './place.ts'

export type Hub<Name extends ScreenName> = HubState<ViewOf<Name>> & {
  send: Send<ToHub<Name>>
  /** For events without an answer (`shown`); null when the page was never paired. */
  socket: ScreenSocket<Name> | null
}

const clients: { [Name in ScreenName]?: HubClient<Name> } = {}

/**
 * Which build this page is: the hash in the name of its script, so that a page left open over an update is told from a
 * new one.
 */
function pageBuild(): string | null {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? ''
  return /\/index-([\w-]+)\.js$/.exec(script)?.[1] ?? null
}

/** Namespaces that people come to, not devices: the browser's sign-in is all that proves them. */
const bySignIn: ReadonlySet<ScreenName> = new Set(['supervisor'])

function clientOf<Name extends ScreenName>(namespace: Name): HubClient<Name> {
  const known: HubClient<Name> | undefined = clients[namespace]
  if (known) return known
  const tab = storage('sessionStorage')
  const place = screenPlace(namespace)
  const token = bySignIn.has(namespace) ? 'signed-in' : pageToken(namespace)
  // A new pairing address in the same tab changes the fragment only, and a browser doesn't reload for that.
  window.addEventListener('hashchange', () => /[#&](token|code)=/.test(location.hash) && location.reload())
  const screen = deviceScreen(place, location.hash, tab, storage('localStorage'))
  const client = connectToHub(namespace, token, pageSession(place, tab), hubAddress(), { screen, version: pageBuild() })
  Object.assign(clients, { [namespace]: client })
  return client
}

/**
 * This page's link with the hub: its newest view, how the link stands, and `send`. One link a page, for as long as it
 * is open.
 * @param namespace the page's own, as the protocol names it
 */
export function useHub<Name extends ScreenName>(namespace: Name): Hub<Name> {
  const client = clientOf(namespace)
  const state = useSyncExternalStore(client.subscribe, client.state)
  return { ...state, send: client.send, socket: client.socket }
}

/**
 * Links a namespace anew: who is signed in on this browser has changed, and the hub asks for that when a page links.
 */
export function relink(namespace: ScreenName): void {
  clients[namespace]?.socket?.disconnect().connect()
}
