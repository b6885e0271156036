/** Tells those who wait that there is something new for an office. */
export type ToldListeners = {
  tell(office: string): void
  /** Resolves when there is, or after so many milliseconds. */
  wait(office: string, milliseconds: number): Promise<void>
  stop(): void
}

export function toldListeners(): ToldListeners {
  const waiting = new Map<string, Set<() => void>>()
  const wakeAll = (office: string) => {
    const waked = [...(waiting.get(office) ?? [])]
    waiting.delete(office)
    for (const wake of waked) wake()
  }
  return {
    tell: wakeAll,
    wait: (office, milliseconds) =>
      new Promise((resolve) => {
        const all = waiting.get(office) ?? new Set()
        waiting.set(office, all)
        const timer = setTimeout(() => wake(), milliseconds)
        const wake = () => {
          clearTimeout(timer)
          all.delete(wake)
          resolve()
        }
        all.add(wake)
      }),
    stop() {
      for (const office of [...waiting.keys()]) wakeAll(office)
    },
  }
}
