import type { Ask } from '../sql/database.ts'

const known = new Map<string, { text: string; names: readonly string[] }>()

/** A statement as PostgreSQL numbers its values: `@name` is `$1`, each name once. */
export function numbered({ text, values }: Ask): { text: string; values: unknown[] } {
  const made = known.get(text) ?? number(text)
  known.set(text, made)
  return { text: made.text, values: made.names.map((name) => values[name]) }
}

function number(text: string): { text: string; names: readonly string[] } {
  const names: string[] = []
  const numbers = text.replace(/@(\w+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return { text: numbers, names }
}
