/** A setting that this browser has kept, `null` where it keeps none. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    // A browser that keeps nothing still works, it only forgets.
    return null
  }
}

/** Keeps a setting in this browser, where it lets us. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // See above.
  }
}
