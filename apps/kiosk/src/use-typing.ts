import type { KioskView } from '@poczekalnia/protocol'
import { type Dispatch, useEffect, useRef } from 'react'
import { codeShape, lengths, signsFor } from './entry.ts'
import type { Action, State } from './machine-state.ts'
import { keyName } from './scan/key-name.ts'
import { readScan } from './scan/read-code.ts'
import { scannedEvent, scannedText } from './scan/scanned-event.ts'
import { isWaiting, noStrokes, type Outcome, SCANNER_PAUSE_MS, stroke, unfinished } from './scan/strokes.ts'

/**
 * Listens to a keyboard, to a scanner that types like one, and to what a camera hands over by the `poczekalnia:scanned`
 * event. A key is told on after a scanner's pause: what a scanner types must reach no button and no PIN.
 */
export function useTyping(state: State, dispatch: Dispatch<Action>, view: KioskView | null): void {
  const now = useRef({ state, view })
  now.current = { state, view }

  useEffect(() => {
    let kept = noStrokes
    /** The scan before was a code: further lines of it say nothing that could take its visit away. */
    let wasCode = false
    let ending: ReturnType<typeof setTimeout> | undefined

    const tell = (outcomes: readonly Outcome[]) => {
      const { state, view } = now.current
      if (!view) return
      for (const outcome of outcomes) {
        if ('scanned' in outcome) {
          if (outcome.more && wasCode) continue
          const read = readScan(outcome.scanned, codeShape(view))
          wasCode = read !== null
          dispatch({ type: 'scanned', read })
        } else if (state.at.screen === 'pin' && !state.choosingLanguage) {
          const { kind } = state.at.entry
          const { longest, autoSubmitLength } = lengths(kind, view)
          dispatch({ type: 'type', signs: signsFor(kind, outcome.typed), longest, autoSubmitLength: autoSubmitLength })
        }
      }
    }
    const end = () => {
      const told = unfinished(kept)
      kept = told.kept
      tell(told.outcomes)
    }
    /** A turn later than the pause: where the page was busy, a key that waits already is heard first. */
    const endSoon = () => {
      ending = setTimeout(end, 0)
    }
    const press = (event: KeyboardEvent) => {
      const { view, state } = now.current
      const { at, warned, choosingLanguage } = state
      const key = keyName(event)
      // A held key repeats as fast as a scanner types.
      if (event.repeat || event.isComposing || key === null) return
      const result = stroke(kept, { key, at: event.timeStamp, mute: warned })
      kept = result.kept
      clearTimeout(ending)
      if (result.taken) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      tell(result.outcomes)
      if (isWaiting(kept)) ending = setTimeout(endSoon, SCANNER_PAUSE_MS + 15)
      if (!view || result.taken || warned || choosingLanguage || at.screen !== 'pin') return
      const onButton = event.target instanceof Element && event.target.closest('button') !== null
      if (event.key === 'Backspace' || event.key === 'Delete') {
        end()
        kept = noStrokes
        dispatch({ type: event.key === 'Backspace' ? 'backspace' : 'clear' })
      } else if (event.key === 'Enter' && !onButton) {
        dispatch({ type: 'whole', least: lengths(at.entry.kind, view).least })
      }
    }
    const scan = (event: Event) => {
      const text = scannedText(event)
      if (text === null || !now.current.view) return
      dispatch({ type: 'scanned', read: readScan(text, codeShape(now.current.view)) })
    }
    // Before anything else of the page hears the key.
    window.addEventListener('keydown', press, true)
    window.addEventListener(scannedEvent, scan)
    return () => {
      clearTimeout(ending)
      window.removeEventListener('keydown', press, true)
      window.removeEventListener(scannedEvent, scan)
    }
  }, [dispatch])
}
