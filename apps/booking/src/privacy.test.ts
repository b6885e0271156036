import { words } from '@poczekalnia/locales'
import { staffLanguages as languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { runSite } from './testing/running-site.ts'

test('[BOK-17] every page leads to what is kept of a visitor, how long and who sees it, in each language', async () => {
  const site = await runSite()
  const { profile } = site.office
  for (const language of languages) {
    const t = words(language)
    const at = `/${profile.id}/${language}`
    expect((await site.get(at)).text).toContain(`href="${at}/privacy"`)
    const { status, text } = await site.get(`${at}/privacy`)
    expect(status).toBe(200)
    expect(text).toContain(`<h1>${t('booking:privacy.title')}</h1>`)
    expect(text).toContain(profile.address)
    expect(text).toContain(t('booking:privacy.long.text', { count: profile.retentionDays, minutes: 30 }))
    expect(text).not.toContain('{{')
  }
})
