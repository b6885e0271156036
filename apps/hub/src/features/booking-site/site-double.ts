import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FeedBooking } from '@poczekalnia/protocol'
import { onTestFinished } from 'vitest'

/** A booking site that a hub follows: it can be away, and keeps a question while it has nothing new. */
export async function siteDouble(bookings: FeedBooking[]) {
  const asked: { path: string; body: unknown }[] = []
  const waiting = new Set<ServerResponse>()
  /** Of each question what is new, whether it may be kept. */
  const waited: boolean[] = []
  const answers: Record<string, unknown> = { 'office/cuts': { places: [], cuts: [], affected: [] } }
  Object.assign(answers, { outcomes: {}, 'office/closes': {} })
  let isAway = false
  const server = createServer(async (request, response) => {
    if (isAway) return request.socket.destroy()
    const url = new URL(request.url ?? '/', 'http://site')
    const path = url.pathname.replace('/bydgoszcz/', '')
    let body = ''
    for await (const piece of request) body += piece
    if (path === 'feed') {
      const after = Number(url.searchParams.get('after'))
      const last = bookings.at(-1)?.seq ?? 0
      const waits = url.searchParams.get('wait') !== '0'
      waited.push(waits)
      if (waits && after >= last) return void waiting.add(response)
      return response.end(JSON.stringify({ last, bookings: bookings.filter(({ seq }) => seq > after) }))
    }
    const given = answers[path]
    const parsed: unknown = body === '' ? null : JSON.parse(body)
    if (path !== 'outcomes') asked.push({ path, body: parsed })
    if (given === undefined) return response.writeHead(500).end()
    response.end(JSON.stringify(typeof given === 'function' ? given(parsed) : given))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const cut = () => {
    for (const response of waiting) response.destroy()
    waiting.clear()
    server.closeAllConnections()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  return {
    ...{ asked, answers, bookings, waited },
    site: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'of-the-site' },
    goAway() {
      isAway = true
      cut()
    },
    comeBack() {
      isAway = false
    },
    /** The question that is kept is answered: nothing new. */
    answer() {
      for (const response of waiting) response.end(JSON.stringify({ last: bookings.at(-1)?.seq ?? 0, bookings: [] }))
      waiting.clear()
    },
  }
}
