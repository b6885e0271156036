import type { z } from 'zod'

type Schema = z.core.$ZodType
type Def = z.core.$ZodTypes['_zod']['def']

/**
 * Every place of a schema that takes a text, by its path: `to.queue`, `queues.*`. A place that takes anything at all is
 * one too. What a program has put in front of a text (`preprocess`) is passed over: what comes out of it is what
 * counts.
 */
export function stringLeaves(schema: Schema, path: readonly string[] = []): { path: string; leaf: Schema }[] {
  const def = schema._zod.def as Def
  const into = (inner: Schema, ...more: string[]) => stringLeaves(inner, [...path, ...more])
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, inner]) => into(inner, key))
    case 'array':
      return into(def.element, '*')
    case 'record':
      return [...into(def.keyType, '<key>'), ...into(def.valueType, '*')]
    case 'union':
      return def.options.flatMap((option) => into(option))
    case 'optional':
    case 'nullable':
    case 'default':
      return into(def.innerType)
    case 'pipe':
      return def.in._zod.def.type === 'transform' ? into(def.out) : into(def.in)
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
      return []
    default:
      return [{ path: path.join('.'), leaf: schema }]
  }
}
