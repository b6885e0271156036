/** Remembers what was made for so many keys; what was made first goes first. */
export function memory<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const value = make()
    if (kept.size >= most) kept.delete(kept.keys().next().value as string)
    kept.set(key, value)
    return value
  }
}
