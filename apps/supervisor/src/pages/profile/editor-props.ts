import type { Ref } from 'react'
import type { Schema } from './suggestions.ts'

/** What can be done to the editor from outside. */
export type EditorHands = {
  /** Puts the cursor at a place, counted from 1, and the focus into the text. */
  goTo(line: number, column: number): void
}

export type EditorProps = {
  text: string
  onChange: (text: string) => void
  faults: readonly { line: number; column: number; message: string }[]
  schema: Schema | null
  /** A setting's name in words. */
  wordOf: (setting: string) => string
  /** What a screen reader calls it, and the id of what it reads beside. */
  label: string
  hint: string
  suggestions: string
  hands: Ref<EditorHands>
}
