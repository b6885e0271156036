import type { Expectation } from '@poczekalnia/protocol'
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'

/** What is wrong at a place of a file. Lines and columns count from 1; `path` is empty where the text is no YAML at all. */
export type FileFault = { line: number; column: number; path: string; expected: string }

/** A fault with what is expected there as a fact, for a page to word. */
export type WordableFault = FileFault & { what: Expectation }

/** Checks a YAML text against a schema: its data, or everything that is wrong with it, in the order of the text. */
export function checkYaml<Data>(text: string, schema: z.ZodType<Data>): { data: Data } | { faults: WordableFault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0)
    return {
      faults: document.errors.map((error) => {
        const { line, col: column } = lines.linePos(error.pos[0])
        return { line, column, path: '', expected: firstLine(error.message), what: { kind: 'yaml', code: error.code } }
      }),
    }
  const result = schema.safeParse(document.toJS())
  if (result.success) return { data: result.data }
  const faults = result.error.issues.map((issue): WordableFault => {
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const { line, col: column } = lines.linePos(offsetOf(document, issue.path, key))
    return { line, column, path: pathText(issue.path), expected: describe(issue), what: expectationOf(issue) }
  })
  return { faults: inOrder(faults) }
}

export const inOrder = <Fault extends FileFault>(faults: Fault[]): Fault[] =>
  faults.sort((a, b) => a.line - b.line || a.column - b.column)

const firstLine = (message: string) => message.split('\n')[0] ?? message

/** Where a path stands in the text; where something is missing, where the part around it stands. `key`: the key itself is meant. */
function offsetOf(document: Document, path: readonly PropertyKey[], key: string | undefined): number {
  let node = document.contents as Node | null
  for (const part of path) {
    const next = inner(document, node, part)
    if (!next) break
    node = next
  }
  const holder = isAlias(node) ? (node.resolve(document) ?? node) : node
  const pair = key !== undefined && isMap(holder) ? holder.items.find((item) => nameOf(item.key) === key) : undefined
  return ((pair?.key as Node | undefined) ?? node)?.range?.[0] ?? 0
}

function inner(document: Document, outer: Node | null, part: PropertyKey): Node | null {
  const node = isAlias(outer) ? (outer.resolve(document) ?? null) : outer
  if (isMap(node)) return (node.items.find((item) => nameOf(item.key) === String(part))?.value as Node) ?? null
  if (isSeq(node)) return (node.items[Number(part)] as Node | undefined) ?? null
  return null
}

const nameOf = (key: unknown) => String(isScalar(key) ? key.value : key)

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `no such setting: ${issue.keys.join(', ')}`
    case 'too_small':
      return `expected at least ${issue.minimum}`
    case 'too_big':
      return `expected at most ${issue.maximum}`
    default:
      // zod's own messages begin "Invalid input: expected …", "Invalid option: expected …"; ours say the expectation alone.
      return `expected ${issue.message.replace(/^Invalid (input|option): expected /, '')}`
  }
}

function expectationOf(issue: z.core.$ZodIssue): Expectation {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { kind: 'unknown-setting', keys: issue.keys }
    case 'too_small':
      return { kind: 'at-least', least: Number(issue.minimum) }
    case 'too_big':
      return { kind: 'at-most', most: Number(issue.maximum) }
    case 'invalid_value':
      return { kind: 'one-of', values: issue.values.map(String) }
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? { kind: 'missing' } : { kind: 'type', type: issue.expected }
    default:
      return { kind: 'rule' }
  }
}

/** Where a setting stands in a text that is YAML, counted from 1; where it is missing, the part around it. */
export function placeOf(text: string, path: readonly PropertyKey[]): { line: number; column: number } {
  const lines = new LineCounter()
  const { line, col: column } = lines.linePos(offsetOf(parseDocument(text, { lineCounter: lines }), path, undefined))
  return { line, column }
}

const pathText = (path: readonly PropertyKey[]) =>
  path.length === 0
    ? 'the file'
    : path
        .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
        .join('')
