import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { expect, onTestFinished, test } from 'vitest'
import { hoursOn, runSite } from '../testing/running-site.ts'
import { readNetworks } from './networks.ts'

const list = `2|nro|20261101|5|19830101|20261031|+0000
nro|*|ipv4|*|3|summary
ripencc|PL|ipv4|5.22.48.0|512|20120420|allocated|a|e-stats
ripencc|PL|ipv4|5.22.50.0|256|20120420|allocated|a|e-stats
ripencc|DE|ipv4|5.22.51.0|256|20120420|allocated|b|e-stats
ripencc||ipv4|5.22.52.0|256||available||e-stats
ripencc|PL|ipv6|2a00:f40::|32|20120420|allocated|a|e-stats
ripencc|UA|ipv6|2a01:d0::|29|20120420|allocated|c|e-stats
ripencc|PL|asn|5617|1|19960424|allocated|a|e-stats
`

test('[WRO-6] networks are known by the registries’ list; what is not in it is not known', () => {
  const networks = readNetworks(list)
  expect([networks.madeOn, networks.count]).toEqual(['2026-10-31', 4])
  const of = {
    ...{ '5.22.47.255': null, '5.22.48.0': 'PL', '5.22.50.255': 'PL', '5.22.51.7': 'DE', '5.22.52.1': null },
    ...{ '2a00:f40:1:2::3': 'PL', '2a00:f41::1': null, '2a01:d7:ffff::1': 'UA', '2a01:d8::': null, '127.0.0.1': null },
    ...{ 'no address': null, '': null },
  }
  for (const [address, country] of Object.entries(of)) expect(networks.countryOf(address), address).toBe(country)
  expect(() => readNetworks('<html>')).toThrow('first line')
  expect(() => readNetworks('2|nro|1|0|19830101|20261031|+0000\n')).toThrow('no network')
})

test('[WRO-6] where visits are booked from Poland only, who comes from elsewhere is told how to get one', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'networks-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, 'nro-delegated-stats')
  writeFileSync(file, list)
  const profile = (yaml: string) =>
    yaml.replace('{ queue: pobyt-staly,', '{ queue: pobyt-staly, fromPoland: false,').concat('  fromPoland: true\n')
  const site = await runSite({ profile, networks: file, proxy: '127.0.0.1' })
  const t = words('uk')
  const day = (matter: string) => `/bydgoszcz/uk/m/${matter}/2026-11-20`
  const hold = async (from: string, matter = 'pobyt-czasowy') => {
    const via = { 'x-forwarded-for': from }
    const [at = ''] = hoursOn((await site.get(day(matter), via)).text)
    return site.post(day(matter), { at }, { ...via, origin: site.url })
  }
  const refused = await hold('5.22.51.7')
  expect([refused.status, refused.text.includes(t('booking:refusal.abroad'))]).toEqual([409, true])
  // Told before anybody chooses an hour, and looking is free.
  const days = `/bydgoszcz/uk/m/pobyt-czasowy`
  expect((await site.get(days, { 'x-forwarded-for': '5.22.51.7' })).text).toContain(t('booking:refusal.abroad'))
  expect((await site.get(days, { 'x-forwarded-for': '5.22.48.9' })).text).not.toContain(t('booking:refusal.abroad'))
  expect((await hold('5.22.48.9')).location).toContain('/b/')
  expect((await hold('2a00:f40:7::1')).location).toContain('/b/')
  // Of whom nothing is known, and who asks for a matter that is booked from everywhere, is let through.
  expect((await hold('203.0.113.7')).location).toContain('/b/')
  expect((await hold('5.22.51.7', 'pobyt-staly')).location).toContain('/b/')
})
