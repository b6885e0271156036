import { type Office, office } from '../profile/office.ts'

/**
 * The same office with so many desks: those of the profile in their order, chosen so that no queue is left without one;
 * beyond them further ones with the next numbers, which serve what the profile's desks serve, in turn.
 * @returns `null` when so few desks cannot serve all queues, or the numbers run out
 */
export function withDesks(place: Office, count: number): Office | null {
  const { desks } = place.profile
  const all = [...place.queues.keys()]
  if (count <= desks.length) {
    const chosen = new Set<number>()
    const open = new Set(all)
    while (open.size > 0) {
      const gain = (number: number) => [...(place.desks.get(number)?.queues ?? [])].filter((q) => open.has(q)).length
      const best = desks.filter((d) => !chosen.has(d.number)).sort((a, b) => gain(b.number) - gain(a.number))[0]
      if (!best || gain(best.number) === 0) return null
      chosen.add(best.number)
      for (const queue of place.desks.get(best.number)?.queues ?? []) open.delete(queue)
    }
    if (chosen.size > count) return null
    for (const { number } of desks) if (chosen.size < count) chosen.add(number)
    return office({ ...place.profile, desks: desks.filter((d) => chosen.has(d.number)) })
  }
  const last = Math.max(...desks.map((d) => d.number))
  if (last + count - desks.length > 999) return null
  const more = Array.from({ length: count - desks.length }, (_, i) => {
    const like = desks[i % desks.length]
    return { ...like, number: last + 1 + i }
  })
  return office({ ...place.profile, desks: [...desks, ...more] })
}
