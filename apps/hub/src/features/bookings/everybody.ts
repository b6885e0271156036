import type { People, Person } from '@poczekalnia/queue-core/store'

/** People that are read at once, less than a millisecond of work. */
const PAGE = 100

/** Everybody of an office, a page a step: the office's own work goes on meanwhile. */
export function* everybody(people: People, office: string): Generator<void, Person[]> {
  const all: Person[] = []
  for (;;) {
    const page = people.page(office, all.at(-1)?.booking ?? '', PAGE)
    all.push(...page)
    if (page.length < PAGE) return all
    yield
  }
}
