import type { z } from 'zod'
import { toldFaults, type WordableFault } from './faults.ts'
import { dataFaults, pathText, type Rules } from './issue-words.ts'
import { readYaml } from './read-yaml.ts'

/**
 * Checks a YAML text against a schema: its data, or everything that is wrong with it, in the order of the text. Never
 * throws.
 * @param rules what the schema's own rules say, by name
 */
export function checkYaml<Data>(
  text: string,
  schema: z.ZodType<Data>,
  rules: Rules = {},
): { data: Data } | { faults: WordableFault[] } {
  const yaml = readYaml(text)
  if ('faults' in yaml) return yaml
  const result = schema.safeParse(yaml.data)
  if (result.success) return { data: result.data }
  const faults = dataFaults(schema, yaml.data, result.error, rules)
  return {
    faults: toldFaults(
      faults.map(({ path, key, expected, what }) => ({
        ...(key === undefined ? yaml.placeOf(path) : yaml.placeOf(path.slice(0, -1), key)),
        path: pathText(path),
        expected,
        what,
      })),
    ),
  }
}
