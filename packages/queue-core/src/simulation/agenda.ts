/** What is still to happen on a simulated day, the earliest first; of one time, what was noted first. */
export class Agenda {
  readonly #heap: { at: number; order: number; act: () => void }[] = []
  #order = 0

  add(at: number, act: () => void): void {
    const heap = this.#heap
    heap.push({ at, order: this.#order++, act })
    let child = heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.#before(child, parent)) break
      this.#swap(child, parent)
      child = parent
    }
  }

  /** Takes the next one out. */
  next(): { at: number; act: () => void } | null {
    const heap = this.#heap
    const first = heap[0]
    if (!first) return null
    const last = heap.pop()
    if (last && heap.length > 0) {
      heap[0] = last
      this.#sink()
    }
    return first
  }

  #sink(): void {
    let parent = 0
    for (;;) {
      let least = parent
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < this.#heap.length && this.#before(child, least)) least = child
      if (least === parent) return
      this.#swap(least, parent)
      parent = least
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a], this.#heap[b]]
    return x !== undefined && y !== undefined && (x.at < y.at || (x.at === y.at && x.order < y.order))
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#heap[a], this.#heap[b]]
    if (x && y) {
      this.#heap[a] = y
      this.#heap[b] = x
    }
  }
}
