import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { socketAddress } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { io } from 'socket.io-client'
import { openPage } from '../../tests/support/chromium.ts'
import { hubProcess } from '../../tests/support/hub-process.ts'

type Demo = { tokens: Record<string, string>; accounts: { name: string; role: string; password: string }[] }

/** Two offices at noon with people in both, and a picture of what the region sees of them. */
export async function pictureRegion(
  browser: Browser,
  keep: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const walkIns = { katowice: 'sprawy-bez-rezerwacji', bydgoszcz: 'uzupelnienie-dokumentow' }
  const args = ['--office', 'offices/bydgoszcz.yaml', '--at', '2026-11-19T12:05']
  const hub = await hubProcess({ office: 'offices/katowice.yaml', args })
  await hub.start()
  const demoOf = (id: string) => JSON.parse(readFileSync(join(hub.dir, id, 'demo.json'), 'utf8')) as Demo
  for (const [id, queue] of Object.entries(walkIns)) {
    const { url, path } = socketAddress(`${hub.url}/${id}`, 'kiosk')
    const machine = io(url, { path, auth: { token: demoOf(id).tokens.kiosk }, transports: ['websocket'] })
    for (const language of id === 'katowice' ? ['pl', 'uk', 'ru'] : ['uk', 'en'])
      await machine.emitWithAck('take-ticket', { queue, language })
    machine.disconnect()
  }
  const who = demoOf('katowice').accounts.find(({ role }) => role === 'supervisor')
  const { page } = await openPage(browser, 1280, 720, { locale: 'pl-PL' })
  await page.goto(`${hub.url}/region`)
  await page.locator('input[name=name]').fill(who?.name ?? '')
  await page.locator('input[name=password]').fill(who?.password ?? '')
  await page.locator('form.sign-in button').click()
  await page.locator('#offices table').nth(1).waitFor()
  await keep(page, 'region')
  await hub.remove()
}
