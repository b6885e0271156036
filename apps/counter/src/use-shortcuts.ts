import { useEffect, useRef } from 'react'
import type { Act } from './acts.ts'
import { actsOfKey, helpKey } from './shortcuts.ts'

/** Where a key is text or belongs to the control itself. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null
}

/**
 * Keys for acts, anywhere on the page, but not while somebody types or a dialog is open. Single letters can be
 * switched off in the help (WCAG 2.1.4), which its button in the bar then still opens.
 */
export function useShortcuts(enabled: boolean, onAct: (act: Act) => void, onHelp: () => void): void {
  const latest = useRef({ enabled, onAct, onHelp })
  useEffect(() => {
    latest.current = { enabled, onAct, onHelp }
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { enabled, onAct, onHelp } = latest.current
      if (event.defaultPrevented || !enabled || isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (event.key === helpKey) {
        event.preventDefault()
        onHelp()
        return
      }
      const meant = actsOfKey(event)
      if (meant.length === 0) return
      event.preventDefault()
      for (const act of meant) onAct(act)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
