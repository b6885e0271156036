import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { EditorHands } from './editor-props.ts'

/** Sends the editor's cursor to a place: now, or as soon as the text is in front. */
export function useGoTo(): {
  hands: RefObject<EditorHands | null>
  goTo: (line: number, column: number) => void
  goToLater: (line: number, column: number) => void
} {
  const hands = useRef<EditorHands>(null)
  const later = useRef<{ line: number; column: number } | null>(null)
  useEffect(() => {
    if (!later.current || !hands.current) return
    hands.current.goTo(later.current.line, later.current.column)
    later.current = null
  })
  const goTo = useCallback((line: number, column: number) => hands.current?.goTo(line, column), [])
  const goToLater = useCallback((line: number, column: number) => {
    later.current = { line, column }
  }, [])
  return { hands, goTo, goToLater }
}
