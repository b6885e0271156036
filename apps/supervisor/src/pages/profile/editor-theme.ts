import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Keys, comments and anchors in the colours of the screens. */
export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--action)', fontWeight: '700' },
    { tag: [tags.comment, tags.lineComment], color: 'var(--quiet)' },
    { tag: [tags.labelName, tags.typeName, tags.meta], color: 'var(--good)' },
  ]),
)

/** The editor's frame, lists and marks in the sizes and colours of the screens. */
export const look = EditorView.theme({
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
