import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'

/** Where a setting stands, `['queues', 3, 'limit', 'perDay']`. */
export type YamlPath = readonly (string | number)[]

/** What may be written: `undefined` takes the setting away. */
export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue }
  | undefined

type Block = YAMLMap<Node, Node | null> | YAMLSeq<Node>

/**
 * Changes one setting of a text and leaves every other sign of it as it is: comments, order, quotation marks, gaps. The
 * library's own `Document.toString()` would write the whole text anew in its own hand, and comments in other places.
 *
 * @param value what stands there from now on; what is missing on the way to it is added
 * @returns `null` when the text can't be changed there without doubt: it has faults, or refers to another place by `*`
 */
export function editYaml(text: string, path: YamlPath, value: YamlValue): string | null {
  const doc = parseDocument<Node>(text, { keepSourceTokens: false })
  if (doc.errors.length > 0 || !isBlock(doc.contents)) return null
  let parent: Block = doc.contents
  for (const [depth, step] of path.entries()) {
    const rest = path.slice(depth + 1)
    const child = childOf(parent, step)
    if (child === undefined) return value === undefined ? text : insert(text, parent, step, nested(rest, value))
    if (rest.length === 0) return value === undefined ? take(text, parent, step) : replace(text, parent, step, value)
    if (child === null) {
      if (value === undefined) return text
      return replace(text, parent, step, nested(rest, value))
    }
    if (!isBlock(child)) return null
    parent = child
  }
  return null
}

const isBlock = (node: unknown): node is Block => isMap(node) || isSeq(node)

const pairOf = (map: YAMLMap<Node, Node | null>, name: string | number): Pair<Node, Node | null> | undefined =>
  map.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))

/** `undefined`: there is none; `null`: the setting stands there without a value. */
function childOf(parent: Block, step: string | number): Node | null | undefined {
  if (isSeq(parent)) return typeof step === 'number' ? (parent.items[step] as Node | undefined) : undefined
  const pair = pairOf(parent, step)
  return pair === undefined ? undefined : (pair.value ?? null)
}

/** What has to be added where only the beginning of a path is there. */
const nested = (path: YamlPath, value: YamlValue): YamlValue =>
  path.reduceRight<YamlValue>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value)

/** A value on one line, as JSON writes it, which YAML reads; a plain word without quotation marks. */
function flow(value: YamlValue, quoted = true): string {
  if (Array.isArray(value)) return `[${value.map((one) => flow(one)).join(', ')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined)
    return `{ ${entries.map(([key, one]) => `${key}: ${flow(one)}`).join(', ')} }`
  }
  if (typeof value === 'string' && !quoted && isPlain(value)) return value
  return JSON.stringify(value)
}

/** Whether a text is the same text to YAML without quotation marks, wherever it stands in a block. */
function isPlain(text: string): boolean {
  if (!/^[\p{L}][^\n#"'{}[\],&*!|>%@`]*$/u.test(text) || text !== text.trim() || /:(\s|$)/.test(text)) return false
  return parseDocument(text).toJS() === text
}

/** A value in a block: lists and settings with others in them over several lines. `indent`: spaces before each. */
function block(value: YamlValue, indent: number): string {
  const pad = ' '.repeat(indent)
  if (Array.isArray(value) && value.some((one) => typeof one === 'object' && !Array.isArray(one)))
    return value.map((one) => `\n${pad}- ${entries(one as Record<string, YamlValue>, indent + 2).trimStart()}`).join('')
  if (typeof value === 'object' && !Array.isArray(value))
    return `\n${entries(value as Record<string, YamlValue>, indent)}`
  return ` ${flow(value, false)}`
}

const entries = (map: Record<string, YamlValue>, indent: number): string =>
  Object.entries(map)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${' '.repeat(indent)}${key}:${isFlat(one) ? ` ${flow(one, false)}` : block(one, indent + 2)}`)
    .join('\n')

/** What reads best on one line: figures, texts, windows of a day, a text in several languages. */
const isFlat = (value: YamlValue): boolean =>
  typeof value !== 'object' ||
  (Array.isArray(value)
    ? value.every((one) => typeof one !== 'object')
    : Object.values(value).every((one) => typeof one !== 'object'))

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
const startOfLine = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
const splice = (text: string, from: number, to: number, by: string): string => text.slice(0, from) + by + text.slice(to)

/** Where the last sign of a value stands: what follows it (gaps, comments) belongs to nobody. */
function lastSign(node: Node | null): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1) as Pair<Node, Node | null> | undefined
    if (last) return Math.max(lastSign(last.key), lastSign(last.value))
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1) as Node | undefined
    if (last) return lastSign(last)
  }
  return node?.range?.[1] ?? 0
}

function replace(text: string, parent: Block, step: string | number, value: YamlValue): string | null {
  const old = childOf(parent, step)
  if (old === undefined) return null
  if (old === null) {
    const key = pairOf(parent as YAMLMap<Node, Node | null>, step)?.key
    const colon = text.indexOf(':', key?.range?.[1] ?? 0)
    return splice(text, colon + 1, colon + 1, block(value, columnOf(text, key) + 2))
  }
  // Others refer to what stands here, or it refers to others.
  if (!old.range || /^[&*]/.test(text.slice(old.range[0])) || ('anchor' in old && old.anchor)) return null
  const to = isScalar(old) && old.type?.startsWith('BLOCK') ? old.range[1] - 1 : lastSign(old)
  const isQuoted = isScalar(old) && old.type?.startsWith('QUOTE')
  const isInline = startOfLine(text, old.range[0]) === startOfLine(text, startOf(text, parent, step))
  const isLong = typeof value === 'object' && !isFlat(value)
  if (isInline && !isLong) return splice(text, old.range[0], to, flow(value, isQuoted || inFlow(parent)))
  const from = text.lastIndexOf(isSeq(parent) ? '-' : ':', old.range[0] - 1) + 1
  return splice(text, from, to, block(value, columnOf(text, keyOf(parent, step)) + 2))
}

const inFlow = (node: Block): boolean => node.flow === true
const keyOf = (parent: Block, step: string | number): Node | undefined =>
  isSeq(parent) ? (parent.items[step as number] as Node | undefined) : pairOf(parent, step)?.key
const startOf = (_text: string, parent: Block, step: string | number): number => keyOf(parent, step)?.range?.[0] ?? 0
const columnOf = (text: string, node: Node | undefined): number => {
  const at = node?.range?.[0] ?? 0
  return at - startOfLine(text, at)
}

/** Column of a list's dashes. */
function dashColumn(text: string, seq: YAMLSeq<Node>): number {
  const at = (seq.items[0] as Node | undefined)?.range?.[0] ?? 0
  const line = startOfLine(text, at)
  return text.slice(line, at).lastIndexOf('-')
}

function insert(text: string, parent: Block, step: string | number, value: YamlValue): string | null {
  if (isSeq(parent) && step !== parent.items.length) return null
  const entry = (one: YamlValue) => (isSeq(parent) ? flow(one) : `${step}: ${flow(one)}`)
  if (inFlow(parent)) {
    const close = (parent.range?.[1] ?? 0) - 1
    const before = text.slice(0, close).trimEnd()
    const isEmpty = parent.items.length === 0
    const gap = isSeq(parent) ? '' : ' '
    return `${before}${isEmpty ? gap : ', '}${entry(value)}${gap}${text.slice(close)}`
  }
  if (parent.items.length === 0) return null
  const last = lastSign(parent)
  const at = text[last - 1] === '\n' ? last - 1 : endOfLine(text, last)
  if (isSeq(parent)) {
    const column = dashColumn(text, parent)
    if (column < 0) return null
    const written = isFlat(value)
      ? ` ${flow(value)}`
      : ` ${entries(value as Record<string, YamlValue>, column + 2).trimStart()}`
    return splice(text, at, at, `\n${' '.repeat(column)}-${written}`)
  }
  const column = columnOf(text, (parent.items[0] as Pair<Node, Node | null>).key)
  const gap = column === 0 ? '\n' : ''
  const written = isFlat(value) ? ` ${flow(value, false)}` : block(value, column + 2)
  return splice(text, at, at, `\n${gap}${' '.repeat(column)}${step}:${written}`)
}

/** Takes a setting away with its lines; a list or a group of which nothing would be left goes as well. */
function take(text: string, parent: Block, step: string | number): string | null {
  const key = keyOf(parent, step)
  const value = childOf(parent, step) ?? null
  if (!key?.range) return null
  if (inFlow(parent)) {
    const items = parent.items.length
    if (items === 1) return splice(text, (parent.range?.[0] ?? 0) + 1, (parent.range?.[1] ?? 0) - 1, '')
    const index = isSeq(parent) ? (step as number) : parent.items.findIndex((pair) => (pair as Pair).key === key)
    const to = Math.max(lastSign(value), key.range[1])
    if (index < items - 1) {
      const next = text.indexOf(',', to) + 1
      return splice(text, key.range[0], next + (text[next] === ' ' ? 1 : 0), '')
    }
    return splice(text, text.lastIndexOf(',', key.range[0]), to, '')
  }
  const last = Math.max(lastSign(value), key.range[1])
  const from = startOfLine(text, key.range[0])
  // The dash of a list's first setting stands on the same line: the item goes as a whole, or not at all.
  if (isMap(parent) && /-/.test(text.slice(from, key.range[0]))) return null
  const to = text[last - 1] === '\n' ? last : Math.min(endOfLine(text, last) + 1, text.length)
  return splice(text, from, to, '')
}

/** What a text says, as plain data; `null` when it has faults. For looking only: who takes it over is checked anew. */
export function yamlContent(text: string): unknown {
  const doc = parseDocument(text)
  return doc.errors.length > 0 ? null : doc.toJS({ maxAliasCount: 1_000 })
}
