import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Text } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { EditorHands, EditorProps } from './editor-props.ts'
import { colours, look } from './editor-theme.ts'
import { suggestionsAt } from './suggestions.ts'
import { yamlPlace } from './yaml-place.ts'

/** Where a fault stands: from its place to the end of the word there. */
function diagnosticOf(doc: Text, { line, column, message }: EditorProps['faults'][number]): Diagnostic {
  const row = doc.line(Math.min(Math.max(line, 1), doc.lines))
  const from = Math.min(row.from + column - 1, row.to)
  const word = /^[^\s,\]}]*/.exec(doc.sliceString(from, row.to))?.[0].length ?? 0
  return { from, to: Math.max(from, Math.min(from + Math.max(word, 1), row.to)), severity: 'error', message }
}

/**
 * The text of a profile, with what may be written where, and what is wrong where. Tab indents; Escape and then Tab
 * leaves it, so that nobody who works by keyboard is caught in it (WCAG 2.1.2).
 */
export default function Editor(props: EditorProps) {
  const { text, faults, hands } = props
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const now = useRef(props)
  now.current = props
  const named = useRef(new Compartment())
  const names = ({ label, hint }: EditorProps) =>
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': hint,
      spellcheck: 'false',
      tabindex: '0',
    })

  useEffect(() => {
    const suggest = (context: CompletionContext): CompletionResult | null => {
      const { schema, wordOf } = now.current
      const doc = context.state.doc.toString()
      const place = yamlPlace(doc, context.pos)
      if (!schema || !place || (!context.explicit && place.from === context.pos)) return null
      const options = suggestionsAt(place, schema, doc).map(({ label, insert, needed }) => {
        const word = place.what === 'key' ? wordOf(label) : ''
        return { label, apply: insert, boost: needed ? 1 : 0, ...(word !== label && word !== '' && { detail: word }) }
      })
      return options.length > 0 ? { from: place.from, options, validFor: /^[\w-]*$/ } : null
    }
    const made = new EditorView({
      parent: box.current ?? document.body,
      state: EditorState.create({
        doc: now.current.text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          EditorState.tabSize.of(2),
          indentUnit.of('  '),
          EditorView.lineWrapping,
          yaml(),
          colours,
          look,
          autocompletion({ override: [suggest], icons: false }),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          named.current.of(names(now.current)),
          EditorState.phrases.of({ Completions: now.current.suggestions }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) now.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
  }, [])

  // Only what came from elsewhere (a version that is brought back) is put in; what was typed is there already.
  useEffect(() => {
    const made = view.current
    if (!made || made.state.doc.toString() === text) return
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } })
  }, [text])

  useEffect(() => {
    const made = view.current
    if (!made) return
    const found = faults.map((fault) => diagnosticOf(made.state.doc, fault))
    made.dispatch(setDiagnostics(made.state, found))
  }, [faults])

  useEffect(() => {
    view.current?.dispatch({ effects: named.current.reconfigure(names(props)) })
  }, [props.label, props.hint])

  useImperativeHandle(
    hands,
    (): EditorHands => ({
      goTo(line, column) {
        const made = view.current
        if (!made) return
        const row = made.state.doc.line(Math.min(Math.max(line, 1), made.state.doc.lines))
        made.dispatch({ selection: { anchor: Math.min(row.from + column - 1, row.to) }, scrollIntoView: true })
        made.focus()
      },
    }),
    [],
  )
  return <div className="profile-editor" ref={box} />
}
