import { isIPv4, isIPv6 } from 'node:net'

/** To which country networks were given out: of version 4 as numbers, of version 6 the first 64 bits. */
export type Networks = {
  /** The day of the list, `YYYY-MM-DD`. */
  madeOn: string
  count: number
  /** ISO 3166 code of the country that an address was given out to; `null`: nothing is known of it. */
  countryOf(address: string): string | null
}

/** The list is none, or not one that can be used. */
export class NetworksProblem extends Error {}

type Range<T> = { from: T; to: T; country: string }

/**
 * Reads the list of what the registries of the internet have given out to whom, as they publish it every day
 * (`nro-delegated-stats`, or one registry's `delegated-…-extended-latest`). What is not in it is not known.
 * @throws NetworksProblem with what was expected
 */
export function readNetworks(text: string): Networks {
  const lines = text.split('\n')
  // version|registry|serial|records|startdate|enddate|UTCoffset
  const header = lines.find((line) => /^[\d.]+\|\w+\|\d+\|\d+\|/.test(line))?.split('|') ?? []
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(header[5] ?? '') ?? []
  if (year === undefined)
    throw new NetworksProblem('a first line such as 2|nro|20261130|… with the day of the list was expected')
  const v4: Range<number>[] = []
  const v6: Range<bigint>[] = []
  for (const line of lines) {
    const [, country = '', kind, start = '', value = ''] = line.split('|')
    if (!/^[A-Z]{2}$/.test(country) || country === 'ZZ') continue
    const size = Number(value)
    if (kind === 'ipv4' && isIPv4(start) && Number.isInteger(size) && size > 0) {
      const from = numberOf(start)
      v4.push({ from, to: from + size - 1, country })
    } else if (kind === 'ipv6' && isIPv6(start) && size >= 1 && size <= 64) {
      const from = first64(start)
      v6.push({ from, to: from + (1n << BigInt(64 - size)) - 1n, country })
    }
  }
  if (v4.length + v6.length === 0) throw new NetworksProblem('no network with its country stands in it')
  const [four, six] = [table(v4), table(v6)]
  return {
    madeOn: `${year}-${month}-${day}`,
    count: four.length + six.length,
    countryOf: (address) =>
      isIPv4(address) ? find(four, numberOf(address)) : isIPv6(address) ? find(six, first64(address)) : null,
  }
}

/** In order, with neighbours of one country as one. */
function table<T extends number | bigint>(ranges: Range<T>[]): Range<T>[] {
  const merged: Range<T>[] = []
  for (const range of ranges.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last && last.country === range.country && BigInt(last.to) + 1n === BigInt(range.from)) last.to = range.to
    else merged.push(range)
  }
  return merged
}

function find<T extends number | bigint>(ranges: readonly Range<T>[], at: T): string | null {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle] as Range<T>
    if (at < range.from) high = middle - 1
    else if (at > range.to) low = middle + 1
    else return range.country
  }
  return null
}

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
