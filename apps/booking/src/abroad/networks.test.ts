import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { readNetworks } from './networks.ts'
import { readNetworksBetween, readNetworksFile } from './networks-file.ts'

// The RIR statistics exchange format with its extensions, as registries publish it; networks of RFC 5737 and RFC 3849.
const list = `# RIPE NCC statistics, https://www.ripe.net/
2|ripencc|1796083199|11|19830705|20261130|+0100
ripencc|*|ipv4|*|6|summary
ripencc|*|asn|*|1|summary
ripencc|*|ipv6|*|4|summary

ripencc|PL|ipv4|192.0.2.0|96|20100712|allocated|4d2b|e-stats
ripencc|DE|ipv4|192.0.2.96|32|20100712|assigned|7a1c
ripencc|EU|ipv4|192.0.2.128|64|20100712|allocated|7a1c
ripencc||ipv4|192.0.2.192|64||available||
ripencc|ZZ|ipv4|198.51.100.0|128||reserved||
ripencc|PL|ipv4|198.51.100.128|128|00000000|assigned
ripencc|FR|asn|64496|4|19930901|allocated|9f00
ripencc|PL|ipv6|2001:db8::|36|20120420|allocated|4d2b
ripencc|UA|ipv6|2001:db8:1000::|36|20120420|allocated|c3d4
ripencc|DE|ipv6|2001:db8:2000::|48||reserved||
ripencc|CZ|ipv6|2001:db8:3000::|96|20120420|assigned|e5f6
`

test('[WRO-6] registries’ own lists are read: comments, sums, holders, what is nobody’s', () => {
  const networks = readNetworks(list)
  expect([networks.madeOn, networks.count, networks.missing]).toEqual(['2026-11-30', 5, 0])
  const of = {
    // Of version 4 addresses are counted: 96 of them are no network of one prefix.
    ...{ '192.0.2.0': 'PL', '192.0.2.95': 'PL', '192.0.2.96': 'DE', '192.0.2.127': 'DE' },
    // A part of the world is no country; what is reserved or free is nobody's.
    ...{ '192.0.2.128': null, '192.0.2.200': null, '198.51.100.5': null, '198.51.100.128': 'PL' },
    ...{ '2001:db8:fff:ffff::1': 'PL', '2001:db8:1000::1': 'UA', '2001:db8:2000::1': null, '2001:db8:3000::1': null },
  }
  for (const [address, country] of Object.entries(of)) expect(networks.countryOf(address), address).toBe(country)
  expect(readNetworks(list.replaceAll('\n', '\r\n')).count).toBe(5)
})

test('[WRO-6] headers as each registry writes them, one after the other: the list is as old as its oldest part', () => {
  const both = `2.3|arin|1796083199|1|19700101|20261129|-0500
arin|*|ipv4|*|1|summary
arin|US|ipv4|203.0.113.0|128|20100712|assigned|abc
2|afrinic|20261130|1|00000000|20261130|00000
afrinic|ZA|ipv4|203.0.113.128|128|20100712|allocated|def
`
  const networks = readNetworks(both)
  expect([networks.madeOn, networks.missing]).toEqual(['2026-11-29', 0])
  expect([networks.countryOf('203.0.113.1'), networks.countryOf('203.0.113.129')]).toEqual(['US', 'ZA'])
})

test('[WRO-6] what is wrong in a list is told by its line, and a list that was cut off is known', () => {
  const lines = list.split('\n')
  const withLine = (n: number, line: string) => lines.with(n - 1, line).join('\n')
  const wrong: [line: number, text: string, told: string][] = [
    [7, 'ripencc|PL|ipv4|192.0.2.0|96', 'line 7: registry|country'],
    [7, 'ripencc|Poland|ipv4|192.0.2.0|96|20100712|allocated', 'line 7: a country of two capital letters'],
    [7, 'ripencc|PL|ipv4|192.0.2|96|20100712|allocated', 'line 7: an address of version 4'],
    [7, 'ripencc|PL|ipv4|192.0.2.0|0|20100712|allocated', 'line 7: no 0 addresses'],
    [7, 'ripencc|PL|ipv4|255.255.255.0|257|20100712|allocated', 'line 7: no 257 addresses'],
    [7, 'ripencc|PL|ipv4|192.0.2.0|/24|20100712|allocated', 'line 7: a number was expected in the fifth field'],
    [14, 'ripencc|PL|ipv6|192.0.2.0|32|20120420|allocated', 'line 14: an address of version 6'],
    [14, 'ripencc|PL|ipv6|2001:db8::|129|20120420|allocated', 'line 14: a prefix from 1 to 128'],
    [2, '2|ripencc|1|11|19830705|yesterday|+0100', 'line 2: a first line such as'],
  ]
  for (const [line, text, told] of wrong) expect(() => readNetworks(withLine(line, text)), text).toThrow(told)
  expect(() => readNetworks('')).toThrow('it is empty')
  expect(readNetworks(lines.slice(0, 14).join('\n')).missing).toBe(3)
})

test('[WRO-6] read a piece at a time, also between others, a long list is what it is at once', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'networks-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, 'list')
  const records = Array.from({ length: 6_000 }, (_, n) => {
    const country = ['PL', 'DE', 'UA'][n % 3]
    return `ripencc|${country}|ipv4|198.${18 + (n >> 14)}.${(n >> 6) & 255}.${(n & 63) * 4}|3|20100712|allocated|${n}`
  })
  writeFileSync(file, `2|ripencc|1|6000|19830705|20261130|+0100\n${records.join('\n')}`)
  for (const networks of [readNetworksFile(file), await readNetworksBetween(file)]) {
    expect([networks.count, networks.missing]).toEqual([6_000, 0])
    expect([networks.countryOf('198.18.0.2'), networks.countryOf('198.18.0.3')]).toEqual(['PL', null])
    expect(networks.countryOf('198.18.93.188')).toBe(['PL', 'DE', 'UA'][5_999 % 3])
  }
})

test('[WRO-6] whatever stands in a list in whatever order, an address is of the network that it lies in', () => {
  const gap = fc.record({ gap: fc.nat(300), size: fc.integer({ min: 1, max: 700 }), n: fc.nat(3) })
  fc.assert(
    fc.property(fc.array(gap, { minLength: 1, maxLength: 30 }), fc.array(fc.nat(20_000)), (gaps, asked) => {
      let at = 0
      const ranges = gaps.map(({ gap, size, n }) => {
        const from = at + gap
        at = from + size
        return { from, to: at - 1, country: ['PL', 'DE', 'UA', 'CZ'][n] ?? '' }
      })
      const address = (n: number) => `198.18.${n >> 8}.${n & 255}`
      const lines = ranges.map(
        ({ from, to, country }) => `ripencc|${country}|ipv4|${address(from)}|${to - from + 1}|20100712|allocated`,
      )
      const networks = readNetworks(['2|ripencc|1|1|19830705|20261130|+0100', ...lines.toReversed()].join('\n'))
      for (const n of [...asked, ...ranges.flatMap(({ from, to }) => [from, to, to + 1])]) {
        const own = ranges.find(({ from, to }) => n >= from && n <= to)
        expect(networks.countryOf(address(n))).toBe(own?.country ?? null)
      }
    }),
  )
})
