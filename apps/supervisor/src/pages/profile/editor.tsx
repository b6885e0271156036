import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Text } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { EditorHands, EditorProps } from './editor-props.ts'
import { suggestionsAt } from './suggestions.ts'
import { yamlPlace } from './yaml-place.ts'

const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--action)', fontWeight: '700' },
    { tag: [tags.comment, tags.lineComment], color: 'var(--quiet)' },
    { tag: [tags.labelName, tags.typeName, tags.meta], color: 'var(--good)' },
  ]),
)

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '15px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono", monospace', lineHeight: '1.5' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--quiet)', borderRight: '2px solid var(--hairline)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'rgb(11 79 196 / 6%)' },
  '.cm-cursor': { borderLeft: '2px solid var(--ink)' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '3px solid var(--wrong)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '2px solid var(--ink)',
    borderRadius: '8px',
    fontSize: '15px',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '16em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--action)', color: 'var(--on-action)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--quiet)' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '800' },
  '.cm-diagnostic-error': { borderLeft: '5px solid var(--wrong)' },
})

/** Where a fault stands: from its place to the end of the word there. */
function diagnosticOf(doc: Text, { line, column, message }: EditorProps['faults'][number]): Diagnostic {
  const row = doc.line(Math.min(Math.max(line, 1), doc.lines))
  const from = Math.min(row.from + column - 1, row.to)
  const word = /^[^\s,\]}]*/.exec(doc.sliceString(from, row.to))?.[0].length ?? 0
  return { from, to: Math.max(from, Math.min(from + Math.max(word, 1), row.to)), severity: 'error', message }
}

/**
 * The text of a profile, with what may be written where, and what is wrong where. Tab indents; Escape and then Tab leaves it, so that nobody
 * who works by keyboard is caught in it (WCAG 2.1.2).
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
