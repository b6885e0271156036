import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pageAt, screenRoutes } from './screens.ts'

const built = '<link rel="icon" href="data:," /><script src="./assets/a.js"></script><link href="./assets/a.css">'

test('one build serves every office: the page tells where its parts lie', () => {
  expect(pageAt(built, '/katowice/kiosk/')).toBe(
    '<link rel="icon" href="data:," /><script src="/katowice/kiosk/assets/a.js"></script>' +
      '<link href="/katowice/kiosk/assets/a.css">',
  )
})

test('a build that is replaced while the hub runs takes no hub down: its files are just not there', async () => {
  const apps = mkdtempSync(join(tmpdir(), 'screens-'))
  const assets = join(apps, 'kiosk/dist/assets')
  mkdirSync(assets, { recursive: true })
  writeFileSync(join(apps, 'kiosk/dist/index.html'), built)
  writeFileSync(join(assets, 'a.js'), 'a')
  const [route] = screenRoutes(apps, '')
  if (!route) throw new Error('no screen')
  const server = createServer((request, response) => {
    route.answer(request, response, () => response.writeHead(404).end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
    rmSync(apps, { recursive: true, force: true })
  })
  const status = async () =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/kiosk/assets/a.js`)).status
  expect(await status()).toBe(200)
  rmSync(join(assets, 'a.js'))
  expect(await status()).toBe(404)
})

test('a hub that starts while a screen is being built serves the others', () => {
  const apps = mkdtempSync(join(tmpdir(), 'screens-'))
  onTestFinished(() => rmSync(apps, { recursive: true, force: true }))
  mkdirSync(join(apps, 'kiosk/dist'), { recursive: true })
  mkdirSync(join(apps, 'display/dist'), { recursive: true })
  writeFileSync(join(apps, 'display/dist/index.html'), built)
  const routes = screenRoutes(apps, '')
  expect([routes.length, routes[0]?.matches('GET', '/display')]).toEqual([1, true])
})
