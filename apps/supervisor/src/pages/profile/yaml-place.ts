/**
 * Where a place stands in a YAML text, by its indentation alone: good enough to suggest what may be written there while
 * the text is broken.
 */
export type YamlPlace = {
  /** Names of the settings around it, `[]` for an item of a list. */
  path: string[]
  /** What is written there: a setting's name, or the value of the path's last setting. */
  what: 'key' | 'value'
  /** Where the word begins that is being written. */
  from: number
  /** Settings beside it, with their values where these stand on the same line. */
  beside: ReadonlyMap<string, string>
}

type Token = { column: number; name: string; value: string }

const key = /^([A-Za-z][\w-]*):(?:\s+(.*)|$)/

/** The items and the setting that a line begins, each with its column: `  - id: x` is `-` at 2 and `id` at 4. */
function tokensOf(line: string): Token[] {
  const tokens: Token[] = []
  let column = line.length - line.trimStart().length
  let rest = line.trimStart()
  while (rest === '-' || rest.startsWith('- ')) {
    tokens.push({ column, name: '[]', value: '' })
    const after = rest.slice(1).trimStart()
    column += rest.length - after.length
    rest = after
  }
  const found = key.exec(rest)
  if (found?.[1]) tokens.push({ column, name: found[1], value: (found[2] ?? '').replace(/\s+#.*$/, '').trim() })
  return tokens
}

const isBlank = (line: string) => /^\s*(#.*)?$/.test(line)

/**
 * What is being written at a position; `null` where nothing can be suggested: in a comment or in the middle of a text.
 */
export function yamlPlace(text: string, position: number): YamlPlace | null {
  const lines = text.split('\n')
  const row = text.slice(0, position).split('\n').length - 1
  const start = position - (text.slice(0, position).split('\n').at(-1)?.length ?? 0)
  const before = text.slice(start, position)
  if (/(^|\s)#/.test(before)) return null
  const tokens = tokensOf(before)
  const last = tokens.at(-1)
  if (last && last.name !== '[]') {
    const holder = holderOf(lines, row, tokens.slice(0, -1), last.column)
    return flowPlace(before, start, [...holder.path, last.name], holder.beside)
  }
  const word = /[\w-]*$/.exec(before)?.[0] ?? ''
  const written = before.slice(0, before.length - word.length)
  // Only indentation and hyphens may stand before the name of a setting.
  if (!/^[\s-]*$/.test(written)) return null
  const { path, beside } = holderOf(lines, row, tokens, written.length)
  return { path, what: 'key', from: position - word.length, beside }
}

/** The settings around a column, and those beside it. */
function holderOf(lines: readonly string[], row: number, own: readonly Token[], column: number) {
  const path: string[] = []
  const beside = new Map<string, string>()
  let at = column
  let isInner = true
  const step = (token: Token) => {
    const isListBelow = path[0] === '[]' && token.name !== '[]' && token.column === at
    if (token.column < at || isListBelow) {
      path.unshift(token.name)
      at = token.column
      isInner = false
    } else if (isInner && token.column === at && token.name !== '[]') beside.set(token.name, token.value)
  }
  for (const token of own.toReversed()) step(token)
  for (let i = row - 1; i >= 0; i--)
    if (!isBlank(lines[i] ?? '')) for (const token of tokensOf(lines[i] ?? '').toReversed()) step(token)
  for (let i = row + 1; i < lines.length; i++) {
    const [head, ...more] = tokensOf(lines[i] ?? '')
    if (isBlank(lines[i] ?? '') || !head) continue
    if (head.column < column) break
    for (const token of [head, ...more])
      if (token.column === column && token.name !== '[]') beside.set(token.name, token.value)
  }
  return { path, beside }
}

/** Inside `{ … }` and `[ … ]` on one line, or a plain value. */
function flowPlace(
  before: string,
  start: number,
  path: readonly string[],
  beside: ReadonlyMap<string, string>,
): YamlPlace | null {
  const value = before.slice(before.indexOf(':') + 1)
  const inner = [...path]
  const word = /[\w-]*$/.exec(before)?.[0] ?? ''
  const from = start + before.length - word.length
  const open = value.trimStart()[0]
  const piece = value.slice(Math.max(value.lastIndexOf(','), value.lastIndexOf('{'), value.lastIndexOf('[')) + 1)
  if (open === '[') return { path: [...inner, '[]'], what: 'value', from, beside: new Map() }
  if (open !== '{') return /^\s*[\w-]*$/.test(value) ? { path: inner, what: 'value', from, beside } : null
  const name = /^\s*([A-Za-z]\w*):\s+[\w-]*$/.exec(piece)?.[1]
  const others = new Map([...value.matchAll(/([A-Za-z]\w*):\s+([\w-]*)/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
  if (name) return { path: [...inner, name], what: 'value', from, beside: others }
  return /^\s*\w*$/.test(piece) ? { path: inner, what: 'key', from, beside: others } : null
}
