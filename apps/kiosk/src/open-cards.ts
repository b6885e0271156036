import { useKiosk } from './kiosk-context.ts'

/** Opens "what do I need?": the only card, or the list of them; `null` where the office has none. */
export function useOpenCards(): (() => void) | null {
  const { view, dispatch } = useKiosk()
  const [first, ...more] = view.cards ?? []
  if (!first) return null
  if (more.length > 0) return () => dispatch({ type: 'cards' })
  return () => dispatch({ type: 'card', card: first.id, group: null, purpose: null })
}
