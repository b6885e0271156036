import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { enterVisit, runSite, untilBooked } from '../testing/running-site.ts'

test('[BYD-12] what to bring is read before booking, and on the page of the visit', async () => {
  const site = await runSite()
  const t = words('uk')
  const page = '/bydgoszcz/uk/card/bydgoszcz-wizyta'
  const link = `href="${page}">${t('cards:onPhone.link')}`
  expect((await site.get('/bydgoszcz/uk/m/pobyt-czasowy')).text).toContain(link)
  const visit = await enterVisit(site, await untilBooked(site))
  expect((await site.get(visit)).text).toContain(link)
  const { status, text } = await site.get(page)
  expect(status).toBe(200)
  expect(text).toContain('Документ особи, на яку зроблено запис')
  expect(text).toContain(t('cards:state', { date: '11.11.2017' }))
  // Polish wording is marked as such, so that a screen reader speaks it right.
  expect(text).toMatch(/<div class="text" lang="pl" dir="ltr">/)
  expect((await site.get('/bydgoszcz/uk/card/other')).status).toBe(404)
})

test('[KAT-10] a card with purposes asks for one first; a matter without a card links to none', async () => {
  const site = await runSite({ office: 'katowice' })
  const page = '/katowice/en/card/slaskie-pobyt-czasowy'
  const asked = await site.get(page)
  const [, purpose = ''] = /\?purpose=([a-z0-9-]+)"/.exec(asked.text) ?? []
  const chosen = await site.get(`${page}?purpose=${purpose}`)
  expect(chosen.text).toContain('class="card stack"')
  expect(asked.text).not.toContain('class="card stack"')
  expect((await site.get(`${page}?purpose=%3Cscript%3E`)).text).toBe(asked.text)
  const from = encodeURIComponent(site.office.profile.booking?.residence?.served[0] ?? '')
  const other = site.office.profile.booking?.matters.find(({ queue }) => queue !== 'pobyt-czasowy')?.queue
  if (other) expect((await site.get(`/katowice/en/m/${other}?from=${from}`)).text).not.toContain('/card/')
})
