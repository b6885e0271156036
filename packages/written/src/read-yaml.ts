import { Composer, type Document, isMap, isSeq, type Node, type YAMLParseError } from 'yaml'
import { brokenText, withoutMark } from './broken-text.ts'
import { toldFaults, type WordableFault } from './faults.ts'
import { type Place, placesIn } from './place.ts'
import { tokensOf } from './tokens.ts'
import { type NodeFault, yamlData } from './yaml-data.ts'
import { type YamlCode, yamlWords } from './yaml-words.ts'

/** A text that is YAML: its data, and where each part of it stands. */
export type YamlText = {
  data: unknown
  /**
   * Where a path stands; where something is missing, where the part around it stands. `key`: the setting of that name
   * in it is meant.
   */
  placeOf(path: readonly PropertyKey[], key?: string): Place
}

/**
 * Reads a text as YAML 1.2: one document, no directives, no tags, no merge keys. Never throws, whatever the text, and
 * takes time and memory in proportion to its length. Every fault has its place.
 */
export function readYaml(written: string): YamlText | { faults: WordableFault[] } {
  const text = withoutMark(written)
  const broken = brokenText(text)
  if (broken.length > 0) return { faults: broken }
  const at = placesIn(text)
  const refuse = (faults: readonly NodeFault[]) => ({ faults: toldFaults(faults.map((one) => fault(one, at))) })
  try {
    const { tokens, faults: notRead } = tokensOf(text)
    if (notRead.length > 0) return refuse(notRead)
    // Settings written twice are looked for below, in a time that does not grow with the square of their number.
    const composer = new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: 'silent' })
    const [document] = composer.compose(tokens, true, text.length)
    const first = firstError(document)
    if (first) return refuse([first])
    const root = (document?.contents ?? null) as Node | null
    const { yaml, faults } = yamlData(root)
    if (faults.length > 0) return refuse(faults)
    const placeOf: YamlText['placeOf'] = (path, key) => {
      let node = root
      let offset = root?.range?.[0] ?? 0
      for (const part of path) {
        const outer = yaml.target(node)
        const pair = isMap(outer) ? yaml.pair(outer, String(part)) : undefined
        const next = isSeq(outer) ? outer.items[Number(part)] : pair ? (pair.value ?? pair.key) : undefined
        if (!next) break
        node = next as Node
        offset = node.range?.[0] ?? offset
      }
      const holder = yaml.target(node)
      const named = key !== undefined && isMap(holder) ? yaml.pair(holder, key)?.key.range?.[0] : undefined
      return at(named ?? offset)
    }
    return { data: yaml.data, placeOf }
  } catch {
    // The library throws on nothing that is known; should it on something that is not, the operator is told all the
    // same.
    return refuse([{ offset: 0, code: 'IMPOSSIBLE' }])
  }
}

/**
 * What follows a break of the syntax is mostly its consequence, so only the first is told; a tab is the cause of what
 * its line breaks.
 */
function firstError(document: Document.Parsed | undefined): NodeFault | null {
  const errors = (document?.errors ?? []).map((error) => ({ offset: error.pos[0], code: codeOf(error) }))
  errors.sort((a, b) => a.offset - b.offset)
  return errors.find(({ code }) => code === 'TAB_AS_INDENT') ?? errors[0] ?? null
}

/** The parser has one code for several things that people would call by different names. */
function codeOf({ code, message }: YAMLParseError): YamlCode {
  if (/ end with a [\]}]$/.test(message)) return 'OPEN_BRACKET'
  if (/^Missing closing .quote$/.test(message)) return 'OPEN_QUOTE'
  return message === 'Unexpected block-seq-ind on same line with key' ? 'LIST_ON_LINE' : code
}

function fault({ offset, code, name, nearest, earlier }: NodeFault, at: (offset: number) => Place): WordableFault {
  let expected = yamlWords[code]
  if (code === 'UNKNOWN_ALIAS') expected = `${expected}: *${name}${nearest ? `; did you mean *${nearest}?` : ''}`
  if (code === 'DUPLICATE_KEY' && earlier !== undefined)
    expected = `${name} is written here already, in line ${at(earlier).line}`
  return { ...at(offset), path: '', expected, what: { kind: 'yaml', code } }
}
