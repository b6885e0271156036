import { words } from '@poczekalnia/locales'
import { type Language, languageFacts, languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { runSite } from './testing/running-site.ts'

const offered = languages.filter((one) => languageFacts[one].offered)
const all = (yaml: string) => yaml.replace(/^languages: .*$/m, `languages: [${offered.join(', ')}]`)

test('[BOK-17] every page leads to what is kept of a visitor, how long and who sees it, in each language', async () => {
  const site = await runSite({ profile: all })
  const { profile } = site.office
  for (const language of offered) {
    const t = words(language)
    const at = `/${profile.id}/${language}`
    expect((await site.get(at)).text).toContain(`href="${at}/privacy"`)
    const { status, text } = await site.get(`${at}/privacy`)
    expect(status).toBe(200)
    expect(text).toContain(`<h1>${t('booking:privacy.title')}</h1>`)
    const address = language === 'pl' ? profile.address : `<bdi lang="pl" dir="ltr">${profile.address}</bdi>`
    expect(text).toContain(address)
    expect(text).toContain(t('booking:privacy.long.text', { count: profile.retentionDays, minutes: 30 }))
    for (const part of ['what', 'list', 'site'] as const) expect(text).toContain(t(`booking:privacy.${part}.text`))
    // Who wants an SMS gives a number, and a company delivers it: said in every language.
    for (const part of ['what', 'seen'] as const) expect(t(`booking:privacy.${part}.text`)).toContain('SMS')
    expect(text).not.toContain('{{')
  }
})

test('every page links the accessibility statement where the office tells its address, in each language', async () => {
  const site = await runSite({ profile: all })
  const at = (language: Language) => `/${site.office.profile.id}/${language}`
  expect((await site.get(at('pl'))).text).not.toContain(words('pl')('booking:accessibility'))
  const address = 'https://www.urzad.example/deklaracja?a=1&b=2'
  await site.restart((yaml) => all(yaml).concat(`accessibilityStatement: ${address}\n`))
  for (const language of offered)
    for (const page of ['', '/privacy', '/mine'])
      expect((await site.get(at(language) + page)).text).toContain(
        `href="${address.replace('&', '&amp;')}">${words(language)('booking:accessibility')}</a>`,
      )
})
