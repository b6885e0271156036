import type { YamlPlace } from './yaml-place.ts'

/** As much of JSON Schema as the profile's has. */
export type Schema = {
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  enum?: (string | number)[]
  const?: string | number
  required?: string[]
  default?: unknown
}

/** What may be written at a place; `insert` is what goes into the text. */
export type Suggestion = { label: string; insert: string; needed: boolean }

/** What a profile may have at a place, of its JSON Schema; what is there already is not suggested again. */
export function suggestionsAt(place: YamlPlace, schema: Schema, text: string): Suggestion[] {
  const found = place.path.reduce<Schema[]>((schemas, part) => schemas.flatMap((one) => inside(one, part)), [schema])
  const here = found.flatMap(alternatives)
  return place.what === 'key' ? keys(here, place.beside) : values(here, place.path, text)
}

const alternatives = (schema: Schema): Schema[] => {
  const inner = schema.oneOf ?? schema.anyOf
  return inner ? inner.flatMap(alternatives) : [schema]
}

const inside = (schema: Schema, part: string): Schema[] =>
  alternatives(schema).flatMap((one) => {
    const next = part === '[]' ? one.items : one.properties?.[part]
    return next ? [next] : []
  })

/** Of several kinds (a booked queue, a walk-in queue) only those that what is written beside allows. */
function keys(here: readonly Schema[], beside: YamlPlace['beside']): Suggestion[] {
  const fitting = here.filter(({ properties = {} }) =>
    [...beside].every(([name, value]) => {
      const only = properties[name]?.const
      return only === undefined || value === '' || String(only) === value
    }),
  )
  const found = new Map<string, Suggestion>()
  for (const { properties = {}, required = [] } of fitting)
    for (const [name, inner] of Object.entries(properties)) {
      if (beside.has(name) || found.has(name)) continue
      const isBlock = inner.type === 'object' || inner.oneOf !== undefined || inner.items?.type === 'object'
      found.set(name, {
        label: name,
        insert: isBlock ? `${name}:` : `${name}: `,
        needed: required.includes(name) && inner.default === undefined,
      })
    }
  return [...found.values()]
}

function values(here: readonly Schema[], path: readonly string[], text: string): Suggestion[] {
  const words = here.flatMap((schema) => {
    if (schema.const !== undefined) return [String(schema.const)]
    if (schema.enum) return schema.enum.map(String)
    return schema.type === 'boolean' ? ['true', 'false'] : []
  })
  // Which queues there are is not in the schema, but in the text.
  if (path.at(-2) === 'queues' && path.at(-1) === '[]') words.push(...queueIds(text))
  return [...new Set(words)].map((word) => ({ label: word, insert: word, needed: false }))
}

function queueIds(text: string): string[] {
  const block = /^queues:[^\n]*\n((?:(?:[ #-].*)?\n?)*)/m.exec(text)?.[1] ?? ''
  return [...block.matchAll(/^ {0,2}- id: ([\w-]+)/gm)].map((match) => match[1] ?? '')
}
