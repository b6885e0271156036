import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Act } from './acts.ts'
import { actsOfKey, helpKey, listKey, signOf } from './shortcuts.ts'

/** Where a key is text or belongs to the control itself. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null
}

/**
 * Keys for acts, anywhere on the page, but not while somebody types or a dialog is open. Single letters can be
 * switched off in the help (WCAG 2.1.4), which its button in the bar then still opens.
 */
export function useShortcuts(on: {
  enabled: boolean
  onPress: (key: string, acts: readonly Act[]) => void
  onList: () => void
  onHelp: () => void
}): void {
  const latest = useRef(on)
  useLayoutEffect(() => {
    latest.current = on
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { enabled, onPress, onList, onHelp } = latest.current
      if (event.defaultPrevented || !enabled || isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (event.key === helpKey) {
        event.preventDefault()
        onHelp()
        return
      }
      const key = signOf(event)
      const meant = actsOfKey(event)
      if (key === null || (meant.length === 0 && key !== listKey)) return
      event.preventDefault()
      if (key === listKey) onList()
      else onPress(key, meant)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
