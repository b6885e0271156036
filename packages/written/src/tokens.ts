import { type CST, Parser } from 'yaml'
import type { YamlCode } from './yaml-words.ts'

/**
 * Levels of lists and settings in one another; a profile has six. What reads a text further recurses, and would run out
 * of stack.
 */
export const DEEPEST = 40

export type TokenFault = { offset: number; code: YamlCode }

/** The parts of a YAML text, and what it has that is YAML but not read here: the first of each kind. */
export function tokensOf(text: string): { tokens: CST.Token[]; faults: TokenFault[] } {
  const tokens = [...new Parser().parse(text)]
  const found = new Map<YamlCode, number>()
  const note = (code: YamlCode, offset: number) => void (found.has(code) || found.set(code, offset))
  let documents = 0
  const open: { token: CST.Token | CST.CollectionItem; depth: number }[] = []
  for (const token of tokens) {
    if (token.type === 'directive' && !/^%YAML\s+1\.2\s*$/.test(token.source)) note('DIRECTIVE', token.offset)
    if (token.type === 'document' && ++documents > 1) note('MULTIPLE_DOCS', token.offset)
    open.push({ token, depth: 0 })
    for (let next = open.pop(); next; next = open.pop()) {
      const { token, depth } = next
      if (!('type' in token) || token.type === 'document') {
        for (const part of token.start) if (part.type === 'tag') note('TAG', part.offset)
        const { value } = token
        const { key, sep } = 'type' in token ? {} : token
        for (const part of sep ?? []) if (part.type === 'tag') note('TAG', part.offset)
        // What stands first is looked at first.
        if (value) open.push({ token: value, depth })
        if (key) open.push({ token: key, depth })
        continue
      }
      if (!('items' in token)) continue
      if (depth >= DEEPEST) note('TOO_DEEP', token.offset)
      else for (const item of token.items.toReversed()) open.push({ token: item, depth: depth + 1 })
    }
  }
  return { tokens, faults: [...found].map(([code, offset]) => ({ code, offset })) }
}
