import type { z } from 'zod'
import type { booking } from './booking-schema.ts'
import { rules } from './rules.ts'

type Problem = (path: (string | number)[], message: string, known?: readonly string[]) => void

/** What the types of a release can't say: that it fits the office, and that no other is for the same. */
export function checkReleases(rulesOfBooking: z.output<typeof booking> | undefined, problem: Problem): void {
  const { releases = [], matters = [], residence } = rulesOfBooking ?? {}
  const matterIds = matters.map(({ queue }) => queue)
  const seen = new Set<string>()
  const ids = new Set<string>()
  releases.forEach((release, i) => {
    const path = ['booking', 'releases', i]
    if (ids.has(release.id)) problem([...path, 'id'], rules.releaseOnce)
    ids.add(release.id)
    if ((release.how === 'draw') !== (release.closes !== undefined)) problem([...path, 'closes'], rules.drawCloses)
    release.matters?.forEach((matter, j) => {
      if (!matterIds.includes(matter)) problem([...path, 'matters', j], rules.matterOf, matterIds)
    })
    release.livesIn?.forEach((place, j) => {
      if (!residence?.served.includes(place)) problem([...path, 'livesIn', j], rules.livesHere, residence?.served ?? [])
    })
    const covers = release.for.flatMap((day) => (release.matters ?? matterIds).map((matter) => `${day} ${matter}`))
    if (new Set(covers).size < covers.length || covers.some((one) => seen.has(one)))
      problem([...path, 'for'], rules.coveredOnce)
    for (const one of covers) seen.add(one)
  })
}
