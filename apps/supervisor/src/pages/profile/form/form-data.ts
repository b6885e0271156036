import { type YamlPath, yamlContent } from '@poczekalnia/written/edit-yaml'

/** What a text says where it says anything: nobody has checked it. */
export type FormData = Record<string, unknown>

/** The settings of a text; `null` where it is no YAML yet. */
export function formData(text: string): FormData | null {
  const content = yamlContent(text)
  return typeof content === 'object' && content !== null && !Array.isArray(content) ? (content as FormData) : null
}

/** What stands at a place, whatever it is. */
export const valueAt = (data: unknown, path: YamlPath): unknown =>
  path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? (inner as FormData)[step] : undefined),
    data,
  )

export const listAt = (data: unknown, path: YamlPath): unknown[] => {
  const value = valueAt(data, path)
  return Array.isArray(value) ? value : []
}

export const textAt = (data: unknown, path: YamlPath): string => {
  const value = valueAt(data, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Windows of a day, `08:00-12:00`. */
export const windowsAt = (data: unknown, path: YamlPath): string[] =>
  listAt(data, path).filter((one): one is string => typeof one === 'string')

/** What a queue is called in the reader's language, where it is. */
export const ownName = (queue: unknown, language: string): string =>
  textAt(queue, ['name', language]) || textAt(queue, ['name', 'pl'])
