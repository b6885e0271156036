import type { DisplayTrouble, LinkedDisplay, Timestamp } from '@poczekalnia/protocol'

/** The displays that are linked just now, and what each of them says is wrong with it. */
export type LinkedDisplays = {
  /** One link of a display. A page that links again before its old link is given up stays one display. */
  joined(session: string, display: { name: string; screen: string | null; at: Timestamp }): void
  left(session: string): void
  /** Everything that is wrong with it now. */
  told(session: string, troubles: DisplayTrouble[]): void
  /** Those in trouble first, then by name. */
  list(): LinkedDisplay[]
}

export function linkedDisplays(): LinkedDisplays {
  const linked = new Map<string, LinkedDisplay & { links: number }>()
  return {
    joined(session, { name, screen, at }) {
      const known = linked.get(session)
      linked.set(session, {
        name,
        screen,
        linkedSince: known?.linkedSince ?? at,
        troubles: known?.troubles ?? [],
        links: (known?.links ?? 0) + 1,
      })
    },
    left(session) {
      const known = linked.get(session)
      if (!known) return
      if (known.links > 1) known.links--
      else linked.delete(session)
    },
    told(session, troubles) {
      const known = linked.get(session)
      if (known) known.troubles = troubles
    },
    list: () =>
      [...linked.values()]
        .map(({ links: _, ...display }) => display)
        .sort(
          (one, other) =>
            Number(other.troubles.length > 0) - Number(one.troubles.length > 0) || one.name.localeCompare(other.name),
        ),
  }
}
