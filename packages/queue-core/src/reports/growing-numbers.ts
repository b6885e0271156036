/** Whole numbers of 32 bits, ever more of them: a list of a million that costs four bytes each. */
export class GrowingNumbers {
  #numbers = new Int32Array(16)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(2 * this.#length)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#length++] = value
  }

  /** All of another list, after these. */
  pushAll(other: GrowingNumbers): void {
    const length = this.#length + other.length
    if (length > this.#numbers.length) {
      const larger = new Int32Array(Math.max(length, 2 * this.#numbers.length))
      larger.set(this.view())
      this.#numbers = larger
    }
    this.#numbers.set(other.view(), this.#length)
    this.#length = length
  }

  get length(): number {
    return this.#length
  }

  /** The numbers as they are; what is pushed later may or may not show in it. */
  view(): Int32Array {
    return this.#numbers.subarray(0, this.#length)
  }
}

/** The numbers of both lists. */
export function joined(a: GrowingNumbers, b: GrowingNumbers): Int32Array {
  const all = new Int32Array(a.length + b.length)
  all.set(a.view())
  all.set(b.view(), a.length)
  return all
}
