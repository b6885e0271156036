import { EventEmitter } from 'node:events'
import { knowScheme } from './addresses.ts'
import { app } from './app.ts'

type Handler = (request: Request) => Response | Promise<Response>
const handlers = new Map<string, Handler>()

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: { standard?: boolean } }[]) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) if (privileges?.standard) knowScheme(scheme)
  },
  handle(scheme: string, handler: Handler) {
    if (!app.isReady()) throw new Error('protocol can not be used before app is ready')
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already intercepted`)
    handlers.set(scheme, handler)
  },
}

/** What the program answers for an address of its own scheme. */
export async function answerOwn(address: string, method: string): Promise<Response> {
  const handler = handlers.get(address.split(':')[0] ?? '')
  if (!handler) return new Response(null, { status: 404 })
  // Node's Request takes no address of an unknown scheme apart, and needs not.
  const request = Object.defineProperty(new Request('http://own.invalid/', { method }), 'url', { value: address })
  return handler(request)
}

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void
type CheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: { requestingUrl: string; isMainFrame: boolean },
) => boolean

const rules: { request: RequestHandler | null; check: CheckHandler | null } = { request: null, check: null }
/** Handlers for devices and screens; none of these can be asked for in a headless Chromium. */
const others: Record<string, unknown> = {}

const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: (handler: RequestHandler | null) => {
    rules.request = handler
  },
  setPermissionCheckHandler: (handler: CheckHandler | null) => {
    rules.check = handler
  },
  setDevicePermissionHandler: (handler: unknown) => {
    others.device = handler
  },
  setBluetoothPairingHandler: (handler: unknown) => {
    others.bluetooth = handler
  },
  setDisplayMediaRequestHandler: (handler: unknown) => {
    others.display = handler
  },
  setUSBProtectedClassesHandler: (handler: unknown) => {
    others.usb = handler
  },
})

export const session = {
  get defaultSession() {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
}

/** Whether a page gets a permission. Without handlers Electron grants: so does this. */
export async function permission(contents: unknown, name: string, url: string): Promise<boolean> {
  const details = { requestingUrl: url, isMainFrame: true }
  if (rules.check && !rules.check(contents, name, url, details)) return false
  const request = rules.request
  if (!request) return true
  return new Promise((resolve) => request(contents, name, resolve, details))
}
