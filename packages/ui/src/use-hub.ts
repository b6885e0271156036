import { useSyncExternalStore } from 'react'
import type { Socket } from 'socket.io-client'
import { deviceScreen, deviceToken, pageSession } from './device-token.ts'
import { givenHub, hubAddress } from './given-hub.ts'
import { connectToHub, type HubClient, type HubState, type Send } from './hub-client.ts'

export type Hub<View, Events> = HubState<View> & {
  send: Send<Events>
  /** For events without an answer (`shown`); null when the page was never paired. */
  socket: Socket | null
}

// biome-ignore lint/suspicious/noExplicitAny: each namespace has its own view and events
const clients = new Map<string, HubClient<any, any>>()

function storage(which: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[which]
  } catch {
    return null
  }
}

/** Which build this page is: the hash in the name of its script, so that a page left open over an update is told from a new one. */
function pageBuild(): string | null {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? ''
  return /\/index-([\w-]+)\.js$/.exec(script)?.[1] ?? null
}

/** Namespaces that people come to, not devices: the browser's sign-in is all that proves them. */
const bySignIn = new Set(['/supervisor'])

function clientOf(namespace: string) {
  const known = clients.get(namespace)
  if (known) return known
  const tab = storage('sessionStorage')
  const given = givenHub()
  // Offices behind one gateway share the browser's storage.
  const place = `${new URL(hubAddress()).pathname.replace(/\/$/, '')}${namespace}`
  const token = bySignIn.has(namespace)
    ? 'signed-in'
    : (given?.token ?? deviceToken(place, location.hash, tab, storage('localStorage')))
  // A new pairing address in the same tab changes the fragment only, and a browser doesn't reload for that.
  window.addEventListener('hashchange', () => location.hash.includes('token=') && location.reload())
  const screen = deviceScreen(place, location.hash, tab, storage('localStorage'))
  const client = connectToHub(namespace, token, pageSession(place, tab), hubAddress(), { screen, version: pageBuild() })
  clients.set(namespace, client)
  return client
}

/**
 * This page's link with the hub: its newest view, how the link stands, and `send`. One link a page, for as long as it is open.
 * @param namespace `/kiosk`, `/display`, `/counter` or `/supervisor`
 */
export function useHub<View extends { seq: number }, Events>(namespace: string): Hub<View, Events> {
  const client = clientOf(namespace) as HubClient<View, Events>
  const state = useSyncExternalStore(client.subscribe, client.state)
  return { ...state, send: client.send, socket: client.socket }
}

/** Links a namespace anew: who is signed in on this browser has changed, and the hub asks for that when a page links. */
export function relink(namespace: string): void {
  clients.get(namespace)?.socket?.disconnect().connect()
}
