import type { z } from 'zod'

type Schema = z.core.$ZodType
type Def = {
  type: string
  innerType?: Schema
  in?: Schema
  element?: Schema
  valueType?: Schema
  options?: Schema[]
  discriminator?: string
  shape?: Record<string, Schema>
}

const defOf = (schema: Schema): Def => schema._zod.def as unknown as Def
const isObject = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null

/** What a schema asks for at a path of the data, before defaults and transforms; several where it leaves a choice. */
export function schemasAt(schema: Schema, path: readonly PropertyKey[], data: unknown): Schema[] {
  let here = [schema]
  let value = data
  for (const part of path) {
    here = here.flatMap((one) => alternatives(one, value)).flatMap((one) => inside(one, part))
    value = isObject(value) ? (value as Record<PropertyKey, unknown>)[part] : undefined
  }
  return here.flatMap((one) => alternatives(one, value))
}

/** Without what is wrapped around it; of several kinds only those that the data's own word allows. */
function alternatives(schema: Schema, data: unknown): Schema[] {
  const { innerType, options, discriminator, ...def } = defOf(schema)
  const inner = innerType ?? (def.type === 'pipe' ? def.in : undefined)
  if (inner) return alternatives(inner, data)
  if (!options) return [schema]
  const word = discriminator !== undefined && isObject(data) ? data[discriminator] : undefined
  const fitting = options.filter((option) => {
    const only =
      discriminator === undefined ? undefined : defOf(alternatives(option, data)[0] ?? option).shape?.[discriminator]
    return only?._zod.values?.has(word as never) ?? true
  })
  return (fitting.length > 0 ? fitting : options).flatMap((option) => alternatives(option, data))
}

function inside(schema: Schema, part: PropertyKey): Schema[] {
  const { shape, element, valueType } = defOf(schema)
  const next = shape && Object.hasOwn(shape, part) ? shape[String(part)] : (element ?? valueType)
  return next ? [next] : []
}

/** Names of the settings that may stand at a place. */
export const namesAt = (schemas: readonly Schema[]): string[] => [
  ...new Set(schemas.flatMap((schema) => Object.keys(defOf(schema).shape ?? {}))),
]

/** A number's bounds in words, "a whole number from 0 to 120"; `null` where it is none. */
export function numberWords(schemas: readonly Schema[]): string | null {
  const schema = schemas.find((one): one is z.ZodNumber => defOf(one).type === 'number')
  if (!schema) return null
  const { minValue, maxValue, isInt } = schema
  const name = isInt ? 'a whole number' : 'a number'
  const checks = (schema._zod.def.checks ?? []).map((check) => check._zod.def as { check: string; inclusive?: boolean })
  const isAbove = checks.some(({ check, inclusive }) => check === 'greater_than' && inclusive === false)
  const [least, most] = [minValue, maxValue].map((bound) =>
    bound != null && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : null,
  )
  if (least == null) return most == null ? name : `${name} of at most ${most}`
  if (isAbove) return `${name} above ${least}${most == null ? '' : ` and at most ${most}`}`
  return most == null ? `${name} of at least ${least}` : `${name} from ${least} to ${most}`
}
