import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import { BlockList, type LookupFunction } from 'node:net'
import { request as plain } from '@poczekalnia/server/node-http'
import { type HookSettings, secretOf } from './settings.ts'

/** How long a receiver may take to answer, milliseconds. */
const ANSWER_WITHIN_MS = 10_000

/** One message as it goes out: the same bytes at every try. */
export type Message = { id: string; body: string }

/** Addresses of this machine and of networks that are nobody's in the internet (RFC 6890). */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether an address lies within this machine or a private network. */
export const isInside = (address: string): boolean =>
  // An IPv4 address that is written as IPv6 is that IPv4 address.
  inside.check(
    address.replace(/^::ffff:(?=\d+\.)/i, ''),
    /^(::ffff:)?\d+\.\d+\.\d+\.\d+$/i.test(address) ? 'ipv4' : 'ipv6',
  )

/** Asked when the connection is made, so that a name can't become another address after it was looked at. */
const lookupOutside: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    const found = addresses.find(({ address }) => isInside(address))
    if (found) return callback(Object.assign(new Error(`${host} is ${found.address}`), { code: 'EINSIDE' }), [])
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family ?? 4)
  })

/**
 * Signed as Standard Webhooks has it: HMAC-SHA-256 over id, time and body.
 * @param at Unix seconds
 */
export function signature(settings: Pick<HookSettings, 'secret'>, { id, body }: Message, at: number): string {
  return `v1,${createHmac('sha256', secretOf(settings)).update(`${id}.${at}.${body}`).digest('base64')}`
}

/**
 * Sends one message.
 * @param at epoch ms
 * @returns `null` when it was taken (2xx); otherwise why not, for the operator. A redirect is not followed
 */
export function send(settings: HookSettings, message: Message, at: number): Promise<string | null> {
  const url = new URL(settings.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // An address in numbers is never looked up.
  if (!settings.trusted && /^[\d.]+$|:/.test(host) && isInside(host))
    return Promise.resolve(`${host} lies in this machine or a private network, and the hook is not trusted`)
  const seconds = Math.floor(at / 1000)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(message.body),
    'user-agent': 'poczekalnia',
    'webhook-id': message.id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signature(settings, message, seconds),
  }
  // Loaded by the first who needs it: a hub without hooks does without.
  const ask = url.protocol === 'https:' ? process.getBuiltinModule('node:https').request : plain
  return new Promise((resolve) => {
    const asked = ask(
      url,
      {
        ...{ method: 'POST', headers, agent: false, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) },
        ...(!settings.trusted && { lookup: lookupOutside }),
      },
      (response) => {
        const { statusCode = 0 } = response
        // Nobody reads what a receiver writes; it is only to be let go of.
        response.destroy()
        resolve(statusCode >= 200 && statusCode < 300 ? null : `answered ${statusCode}`)
      },
    )
    asked.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'EINSIDE'
          ? `${error.message}, in a private network, and the hook is not trusted`
          : (error.code ?? error.name),
      ),
    )
    asked.end(message.body)
  })
}
