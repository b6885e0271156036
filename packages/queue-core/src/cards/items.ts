import type { CardItem } from '@poczekalnia/protocol'
import type { List, ListItem } from 'mdast'
import { type Fault, localizedBy, wordsOf } from './plain-text.ts'

/** An item as it is written: with the office that it is for alone, or naming another item whose words it repeats. */
export type DraftItem = { node: ListItem; only: string | null; defines: string | null } & (
  | { item: CardItem }
  | { same: string }
)

/** The items of a list. Each is one line or paragraph, then perhaps a list of parts, then perhaps a note. */
export function itemsOf(list: List, fault: Fault): DraftItem[] {
  return list.children.flatMap((node) => draft(node, fault) ?? [])
}

function draft(node: ListItem, fault: Fault): DraftItem | null {
  const [first, ...rest] = node.children
  if (first?.type !== 'paragraph') {
    fault(node, 'an item that begins with text')
    return null
  }
  const { lead, text, translations, tags } = wordsOf(first, fault)
  let only: string | null = null
  let defines: string | null = null
  let same: string | null = null
  for (const tag of tags) {
    const named = /^(only|same): *([a-z0-9-]+)$/.exec(tag)
    const id = /^#([a-z0-9-]+)$/.exec(tag)?.[1]
    if (id) defines = id
    else if (named?.[1] === 'only') only = named[2] ?? null
    else if (named?.[1] === 'same') same = named[2] ?? null
    else fault(node, 'of an item: {#name}, {same: name} or {only: office}')
  }
  if (same !== null) {
    if (lead !== null || text !== '' || rest.length > 0) fault(node, '{same: …} alone in its item')
    return { node, only, defines: null, same }
  }
  const words =
    lead === null ? { name: localizedBy(text, translations) } : { name: localizedBy(lead, translations), text }
  if (words.name.pl === '') fault(node, 'an item with words')
  const parts: string[] = []
  const notes: string[] = []
  for (const more of rest) {
    if (more.type === 'list') parts.push(...more.children.flatMap((part) => partOf(part, fault)))
    else if (more.type === 'paragraph') notes.push(wordsOf(more, fault).text)
    else fault(more, `a list of parts or a note (found: ${more.type})`)
  }
  const item = {
    name: words.name,
    ...('text' in words && words.text !== '' && { text: words.text }),
    ...(parts.length > 0 && { parts }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  }
  return { node, only, defines, item: { id: nameOf([item.name.pl, item.text, ...parts].join('\n')), ...item } }
}

function partOf(node: ListItem, fault: Fault): string[] {
  const [first, ...rest] = node.children
  if (first?.type !== 'paragraph' || rest.length > 0) {
    fault(node, 'a part of plain text')
    return []
  }
  const { lead, text } = wordsOf(first, fault)
  return [lead === null ? text : `${lead} ${text}`]
}

/**
 * A short name made of the words alone (FNV-1a, 32 bits): the same words have the same name in every version of the
 * card.
 */
function nameOf(words: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36)
}
