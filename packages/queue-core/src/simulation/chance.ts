import { seededRandom } from '../estimate/random.ts'

/** Numbers of one thing's own: what another thing draws does not move them. */
export type Chance = {
  /** In [0, 1). */
  next(): number
  /** Whether something happens that does with this probability. */
  happens(probability: number): boolean
  /** Between two numbers, equally likely. */
  between(low: number, high: number): number
  /** Of a normal distribution with mean 0 and deviation 1. */
  normal(): number
  /** One of a list, equally likely. @throws RangeError for an empty list */
  oneOf<T>(list: readonly T[]): T
}

/** The chance of a named thing on a day of this seed: the same for the same seed and name, on every machine. */
export function chanceOf(seed: number, name: string): Chance {
  const next = seededRandom(hash(`${seed} ${name}`))
  const chance: Chance = {
    next,
    happens: (probability) => next() < probability,
    between: (low, high) => low + next() * (high - low),
    // The sum of twelve is near enough, and unlike a logarithm it is the same to the last bit everywhere.
    normal: () => {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += next()
      return sum
    },
    oneOf: (list) => {
      if (list.length === 0) throw new RangeError('nothing to choose from')
      return list[Math.floor(next() * list.length)] as (typeof list)[number]
    },
  }
  return chance
}

/** The same list in another order. */
export function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(chance.next() * (i + 1))
    const [a, b] = [result[i] as T, result[j] as T]
    result[i] = b
    result[j] = a
  }
  return result
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
