import { useEffect } from 'react'

const arrows: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * Moves the focus among the controls with the arrow keys, so that arrows and Enter alone are enough (EN 301 549 5.1.3).
 */
export function useArrowKeys(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const step = arrows[event.key]
      if (!step) return
      const controls = [...document.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter(
        (control) => !control.closest('[inert]'),
      )
      const at = controls.indexOf(document.activeElement as HTMLElement)
      const next = at < 0 ? (step > 0 ? 0 : -1) : (at + step + controls.length) % controls.length
      controls.at(next)?.focus()
      event.preventDefault()
    }
    window.addEventListener('keydown', move)
    return () => window.removeEventListener('keydown', move)
  }, [])
}
