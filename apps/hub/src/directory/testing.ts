import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real OpenID Connect provider of this process, whose people are what a test makes of them. */
export async function testProvider(people: Record<string, { name: string; groups: string[] }>) {
  const server = createServer()
  server.on('request', (_request, response) => response.writeHead(503).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** Opens it for a client that is sent back to these addresses. */
    open(client: { id: string; secret: string; redirectUris: string[] }) {
      const provider = new Provider(issuer, {
        clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: client.redirectUris }],
        claims: { openid: ['sub'], profile: ['name', 'groups'] },
        pkce: { required: () => true },
        cookies: { keys: ['test'] },
        findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
      })
      server.removeAllListeners('request').on('request', provider.callback())
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A browser's cookies: each is sent to its host and port only, below its path. */
export type Browser = { cookies: Map<string, { value: string; path: string; origin: string }> }
export const newBrowser = (): Browser => ({ cookies: new Map() })

/** One request of a browser, which follows nothing by itself. */
export async function ask({ cookies }: Browser, address: string, form?: Record<string, string>) {
  const url = new URL(address)
  const cookie = [...cookies]
    .filter(([, { path, origin }]) => url.pathname.startsWith(path) && origin === url.origin)
    .map(([key, { value }]) => `${key.split(' ')[1]}=${value}`)
    .join('; ')
  const response = await fetch(url, {
    ...{ redirect: 'manual', headers: { cookie } },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  for (const set of response.headers.getSetCookie()) {
    const [pair = '', ...rest] = set.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const path = rest.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    const value = pair.slice(name.length + 1)
    if (value === '') cookies.delete(`${url.origin} ${name}`)
    else cookies.set(`${url.origin} ${name}`, { value, path, origin: url.origin })
  }
  const next = response.headers.get('location')
  return { status: response.status, text: await response.text(), next: next && new URL(next, url).href }
}

/** Signs in at the provider as somebody, and goes on to where the provider sends the browser back. */
export async function throughProvider(browser: Browser, begin: string, person: string): Promise<string> {
  let { next } = await ask(browser, begin)
  for (let step = 0; step < 12 && next; step++) {
    if (new URL(next).searchParams.has('code') || new URL(next).searchParams.has('error')) return next
    const page = await ask(browser, next)
    if (page.next) {
      next = page.next
      continue
    }
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1] ?? ''
    const sent = await ask(browser, new URL(action, next).href, { prompt, login: person, password: 'any' })
    next = sent.next
  }
  throw new Error(`the provider did not send the browser back: ${next}`)
}
