import { request as secure } from 'node:https'
import { request as plain } from '@poczekalnia/server/node-http'

/** Where a hub's booking site is, and what the hub proves itself with. */
export type BookingSite = { url: string; token: string }

/** More than this no site answers at once, bytes. */
const LARGEST = 8 * 1024 * 1024

/**
 * Asks an office's booking site and reads the JSON that it answers. Not by `fetch`, which would load a whole HTTP
 * client of its own into every hub (see `@poczekalnia/server/node-http`). A redirect is no answer: the token goes
 * nowhere else.
 * @param asked.path from the site's address on, `/bydgoszcz/feed?after=0`
 * @param asked.body sent as JSON; without one it is a question
 * @throws Error when nothing answers in time, or with anything but 200
 */
export function askSite(
  { url, token }: BookingSite,
  asked: { path: string; body?: unknown; signal: AbortSignal },
): Promise<unknown> {
  const { path, body, signal } = asked
  const address = `${url}${path}`
  const text = body === undefined ? null : JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text !== null && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  const request = address.startsWith('https:') ? secure : plain
  return new Promise((resolve, reject) => {
    const asking = request(address, { method: text === null ? 'GET' : 'POST', headers, signal }, (answer) => {
      let said = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        said += piece
        if (said.length > LARGEST) asking.destroy(new Error('the booking site answers without an end'))
      })
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`the booking site answered ${answer.statusCode}`))
        try {
          resolve(JSON.parse(said))
        } catch (error) {
          reject(error)
        }
      })
    })
    asking.on('error', reject)
    asking.end(text)
  })
}
