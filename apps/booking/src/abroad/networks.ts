import { isIPv4, isIPv6 } from 'node:net'
import { rangesOf } from './ranges.ts'

/** To which country networks were given out: of version 4 as numbers, of version 6 the first 64 bits. */
export type Networks = {
  /** The day of the list, `YYYY-MM-DD`. */
  madeOn: string
  count: number
  /** Records that its first line tells of and that are not there: it was cut off on the way. */
  missing: number
  /** ISO 3166 code of the country that an address was given out to; `null`: nothing is known of it. */
  countryOf(address: string): string | null
}

/** The list is none, or not one that can be used. */
export class NetworksProblem extends Error {}

/** Takes a list in, line by line. */
export type NetworksReader = {
  /** @throws NetworksProblem naming the line, and what was expected there */
  line(text: string): void
  /** @throws NetworksProblem */
  end(): Networks
}

/** Codes in the place of a country that name none: a part of the world, or that it is not known. */
const noCountry = new Set(['AP', 'EU', 'ZZ'])
/** What is not given out to anybody (`available`, `reserved`) tells nothing of who uses it. */
const givenOut = new Set(['allocated', 'assigned'])

/**
 * Reads the list of what the registries of the internet have given out to whom, as they publish it every day
 * (`nro-delegated-stats`, or one registry's `delegated-…-extended-latest`), by the RIR statistics exchange format:
 * a header, summaries, comments from `#`, and a record a line of `registry|cc|type|start|value|date|status`, with
 * whatever extensions after it. Of version 4 `value` counts addresses and need be no power of two; of version 6 it is
 * a prefix. What is not in it is not known.
 */
export function readNetworksByLine(): NetworksReader {
  const [four, six] = [rangesOf<number>(), rangesOf<bigint>()]
  let header: { madeOn: string; records: number } | null = null
  let [number, records] = [0, 0]
  const problem = (expected: string) => new NetworksProblem(`line ${number}: ${expected}`)

  const record = (fields: readonly string[]) => {
    const [, country = '', kind = '', start = '', value = '', , status = ''] = fields
    if (fields.length < 7)
      throw problem('registry|country|type|start|value|date|status was expected: is the file cut off?')
    records += 1
    if ((kind !== 'ipv4' && kind !== 'ipv6') || !givenOut.has(status)) return
    if (country === '' || noCountry.has(country)) return
    if (!/^[A-Z]{2}$/.test(country))
      throw problem(`a country of two capital letters was expected, not ${told(country)}`)
    if (!/^\d{1,10}$/.test(value)) throw problem(`a number was expected in the fifth field, not ${told(value)}`)
    const size = Number(value)
    if (kind === 'ipv4') {
      if (!isIPv4(start)) throw problem(`an address of version 4 was expected, not ${told(start)}`)
      const from = numberOf(start)
      if (size < 1 || from + size > 2 ** 32) throw problem(`no ${size} addresses begin at ${start}`)
      four.add(from, from + size - 1, country)
    } else {
      if (!isIPv6(start)) throw problem(`an address of version 6 was expected, not ${told(start)}`)
      if (size < 1 || size > 128) throw problem(`a prefix from 1 to 128 was expected, not ${size}`)
      const from = first64(start)
      // Smaller than what one customer has: it goes with the network that it is part of.
      if (size <= 64) six.add(from, from + (1n << BigInt(64 - size)) - 1n, country)
    }
  }

  return {
    line(text) {
      number += 1
      const line = text.trim()
      if (line === '' || line.startsWith('#')) return
      const fields = line.split('|')
      if (header === null) {
        header = headerOf(fields)
        if (header === null)
          throw problem('a first line such as 2|nro|20261130|… with the day of the list was expected')
      } else if (fields[5] === 'summary') return
      // Lists that were put together by hand have each its header.
      else if (/^[\d.]+$/.test(fields[0] ?? '')) {
        const more = headerOf(fields)
        if (more && more.madeOn < header.madeOn) header.madeOn = more.madeOn
        header.records += more?.records ?? 0
      } else record(fields)
    },
    end() {
      if (header === null) throw new NetworksProblem('a first line such as 2|nro|20261130|… was expected: it is empty')
      const [v4, v6] = [four.made(), six.made()]
      if (v4.count + v6.count === 0) throw new NetworksProblem('no network with its country stands in it')
      return {
        madeOn: header.madeOn,
        count: v4.count + v6.count,
        missing: Math.max(0, header.records - records),
        countryOf: (address) =>
          isIPv4(address) ? v4.countryOf(numberOf(address)) : isIPv6(address) ? v6.countryOf(first64(address)) : null,
      }
    },
  }
}

/** A whole list at once. @throws NetworksProblem with what was expected, and where */
export function readNetworks(text: string): Networks {
  const reader = readNetworksByLine()
  for (const line of text.split('\n')) reader.line(line)
  return reader.end()
}

/** `version|registry|serial|records|startdate|enddate|UTCoffset`; `null`: it is none. */
function headerOf(fields: readonly string[]): { madeOn: string; records: number } | null {
  const [version = '', , serial = '', records = '', , day = ''] = fields
  const [, year, month, of] = /^(\d{4})(\d\d)(\d\d)$/.exec(day) ?? []
  const isOne = /^[\d.]+$/.test(version) && /^\d+$/.test(serial) && /^\d+$/.test(records)
  return isOne && year !== undefined ? { madeOn: `${year}-${month}-${of}`, records: Number(records) } : null
}

/** What stands there, for a message. */
const told = (text: string): string => JSON.stringify(text.slice(0, 40))

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** What a provider gives to one customer at most lies within the first 64 of 128 bits. */
function first64(address: string): bigint {
  const [front = '', back] = (address.split('%')[0] ?? '').split('::')
  const head = front === '' ? [] : front.split(':')
  const tail = back ? back.split(':') : []
  const zeros = back === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .reduce((sum, group) => (sum << 16n) | BigInt(Number.parseInt(group, 16)), 0n)
}
