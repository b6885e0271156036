/**
 * The same function, whose answers are remembered: for what always comes to the same and is asked again and again.
 * @param most answers kept; past that all are made anew, so that whoever asks for ever new things fills no memory
 */
export function remembered<T>(most: number, make: (asked: string) => T): (asked: string) => T {
  const known = new Map<string, T>()
  return (asked) => {
    const found = known.get(asked)
    if (found !== undefined || known.has(asked)) return found as T
    const made = make(asked)
    if (known.size >= most) known.clear()
    known.set(asked, made)
    return made
  }
}
