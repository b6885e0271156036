import { isIPv6 } from 'node:net'

/**
 * The network that an address stands for: of version 4 the address itself, of version 6 what one household or phone is
 * given (64 bits). `wide`: what is given to a provider's customer at most; what asks much from there is slowed.
 */
export function networkOf(address: string): { network: string; wide: string } {
  if (!isIPv6(address)) return { network: address, wide: address.split('.').slice(0, 3).join('.') }
  const groups = wholeOf(address)
  return { network: groups.slice(0, 4).join(':'), wide: groups.slice(0, 3).join(':') }
}

/** All eight groups, also where `::` leaves some out. */
function wholeOf(address: string): string[] {
  const [front = '', back] = (address.split('%')[0] ?? '').split('::')
  const head = front === '' ? [] : front.split(':')
  const tail = back === undefined || back === '' ? [] : back.split(':')
  const left = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...left, ...tail].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
}
