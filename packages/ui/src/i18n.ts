import type { Language } from '@poczekalnia/protocol'
import { createInstance, type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'

/**
 * Sorts what `import.meta.glob('…/locales/*​/*​/kiosk.json', { eager: true, import: 'default' })` found by
 * language and namespace, which are the folder and the file of each path.
 */
export function resourcesFrom(modules: Record<string, unknown>): Resource {
  const resources: Resource = {}
  for (const [path, texts] of Object.entries(modules)) {
    const [, language, namespace] = /([^/]+)\/(?:visitors|staff)\/([^/]+)\.json$/.exec(path) ?? []
    if (!language || !namespace) throw new Error(`not a file of texts: ${path}`)
    const own = resources[language] ?? {}
    // A namespace may have texts for visitors and for staff, in a file each.
    const both = { ...(own[namespace] as object | undefined), ...(texts as object) } as Resource[string][string]
    resources[language] = { ...own, [namespace]: both }
  }
  return resources
}

/**
 * Readies react-i18next with texts that are in the bundle, so that the first paint has words. `<html lang>` follows the
 * language. A missing text falls back to Polish, the office's language; a test makes sure that none is missing.
 */
export function startI18n(options: { resources: Resource; language: Language; defaultNS?: string }): i18n {
  const instance = createInstance()
  instance.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  void instance.use(initReactI18next).init({
    lng: options.language,
    fallbackLng: 'pl',
    resources: options.resources,
    defaultNS: options.defaultNS ?? 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  return instance
}
