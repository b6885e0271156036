/** Ranges that belong to a country each, in order, without holes between what they are made of: a few bytes each. */
export type Ranges<T extends number | bigint> = {
  count: number
  /** `null`: in none of them. */
  countryOf(at: T): string | null
}

/** Takes ranges in; neighbours of one country become one. */
export type RangesToBe<T extends number | bigint> = {
  add(from: T, to: T, country: string): void
  made(): Ranges<T>
}

export function rangesOf<T extends number | bigint>(): RangesToBe<T> {
  const names: string[] = []
  const numbers = new Map<string, number>()
  let [from, to, of]: [T[], T[], number[]] = [[], [], []]
  const numberOf = (country: string): number => {
    const known = numbers.get(country)
    if (known !== undefined) return known
    numbers.set(country, names.length)
    return names.push(country) - 1
  }
  const isNext = (a: T, b: T) => (typeof a === 'number' ? a + 1 === b : (a as bigint) + 1n === b)

  return {
    add(begins, ends, country) {
      const [last, number] = [to.length - 1, numberOf(country)]
      // Lists are nearly in order: most neighbours come after one another.
      if (last >= 0 && of[last] === number && isNext(to[last] as T, begins)) to[last] = ends
      else {
        from.push(begins)
        to.push(ends)
        of.push(number)
      }
    },
    made() {
      const order = from.map((_, n) => n).sort((a, b) => ((from[a] as T) < (from[b] as T) ? -1 : 1))
      const [begins, ends] = [tableOf<T>(from, order), tableOf<T>(to, order)]
      const countries = Uint16Array.from(order, (n) => of[n] ?? 0)
      ;[from, to, of] = [[], [], []]
      let count = 0
      for (let n = 0; n < order.length; n++) {
        const last = count - 1
        if (last >= 0 && countries[last] === countries[n] && isNext(ends[last] as T, begins[n] as T)) {
          ends[last] = ends[n] as T
          continue
        }
        begins[count] = begins[n] as T
        ends[count] = ends[n] as T
        countries[count] = countries[n] ?? 0
        count += 1
      }
      return {
        count,
        countryOf(at) {
          let [low, high] = [0, count - 1]
          while (low <= high) {
            const middle = (low + high) >> 1
            if (at < (begins[middle] as T)) high = middle - 1
            else if (at > (ends[middle] as T)) low = middle + 1
            else return names[countries[middle] ?? 0] ?? null
          }
          return null
        },
      }
    },
  }
}

/** As they take the least room. */
function tableOf<T extends number | bigint>(values: readonly T[], order: readonly number[]): { [n: number]: T } {
  const inOrder = order.map((n) => values[n] as T)
  return typeof inOrder[0] === 'bigint'
    ? (BigUint64Array.from(inOrder as bigint[]) as unknown as { [n: number]: T })
    : (Float64Array.from(inOrder as number[]) as unknown as { [n: number]: T })
}
