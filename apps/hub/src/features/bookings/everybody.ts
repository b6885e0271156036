import type { People, Person } from '@poczekalnia/queue-core/store'
import { restAfter } from './slices.ts'

/** People that are read at once, less than a millisecond of work. */
const PAGE = 100

/** Everybody of an office, a page at a time: the office's own work goes on meanwhile. */
export async function everybody(people: People, office: string): Promise<Person[]> {
  const all: Person[] = []
  for (;;) {
    const began = performance.now()
    const page = await people.page(office, all.at(-1)?.booking ?? '', PAGE)
    all.push(...page)
    if (page.length < PAGE) return all
    await restAfter(performance.now() - began)
  }
}
