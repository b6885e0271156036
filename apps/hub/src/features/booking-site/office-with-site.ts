import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

/** A hub whose site is a double: what it answers to the staff, by path. Its feed has nothing. */
export async function officeWithSite(answers: Record<string, unknown>) {
  const heard: { path: string; token: string; body: string }[] = []
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace('/bydgoszcz/', '')
    if (path.startsWith('feed')) return
    let body = ''
    for await (const part of request) body += part
    if (path === 'outcomes') return response.end('{}')
    heard.push({ path, token: request.headers.authorization ?? '', body })
    const given = answers[path.split('?')[0] ?? '']
    const answer = typeof given === 'function' ? given(body === '' ? undefined : JSON.parse(body)) : given
    if (answer === undefined) return response.writeHead(500).end()
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running = await runHub({ bookingSite: { url, token: 'of-the-site' } })
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await running.stop()
  })
  const administrator = await firstAdministrator(running)
  const cookieOf = async (role: 'clerk' | 'supervisor') =>
    (await addMember(running, administrator, { name: `Ewa ${role}`, role })).cookie
  const [clerk, supervisor] = [await cookieOf('clerk'), await cookieOf('supervisor')]
  const ask = (cookie: string, path: string, given?: object) =>
    askApi(running, given ? 'POST' : 'GET', `/api/site/${path}`, { cookie, ...(given && { body: given }) })
  const logged = async (type: string) => {
    const { body: log } = await askApi(running, 'GET', '/api/log', { cookie: supervisor })
    return (log as unknown as { rows: { type: string; actor: string; text: string }[] }).rows.filter(
      (row) => row.type === type,
    )
  }
  return { running, heard, clerk, supervisor, administrator, ask, logged }
}
