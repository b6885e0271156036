import { directionOf, type Language } from '@poczekalnia/protocol'
import { type BackendModule, createInstance, type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'

type Texts = Resource[string][string]
/** What `import.meta.glob` finds without `eager`: a way to load each file. */
type LaterTexts = Record<string, () => Promise<unknown>>

/** Texts that could not be fetched are asked for again after this time, ms. */
const AGAIN_MS = 2_000

/** Language and namespace of a file of texts, which are the folder and the file of its path. */
function placeOf(path: string): { language: string; namespace: string } {
  const [, language, namespace] = /([^/]+)\/(?:visitors|staff)\/([^/]+)\.json$/.exec(path) ?? []
  if (!language || !namespace) throw new Error(`not a file of texts: ${path}`)
  return { language, namespace }
}

/**
 * Sorts what `import.meta.glob('…/locales/*​/*​/kiosk.json', { eager: true, import: 'default' })` found by
 * language and namespace.
 */
export function resourcesFrom(modules: Record<string, unknown>): Resource {
  const resources: Resource = {}
  for (const [path, texts] of Object.entries(modules)) {
    const { language, namespace } = placeOf(path)
    const own = resources[language] ?? {}
    // A namespace may have texts for visitors and for staff, in a file each.
    const both = { ...(own[namespace] as object | undefined), ...(texts as object) } as Texts
    resources[language] = { ...own, [namespace]: both }
  }
  return resources
}

/** Loads texts that are not in the bundle when their language is asked for; a namespace without any is empty. */
function loader(later: LaterTexts): BackendModule {
  const files = new Map(
    Object.entries(later).map(([path, load]) => {
      const { language, namespace } = placeOf(path)
      return [`${language}/${namespace}`, load]
    }),
  )
  return {
    type: 'backend',
    init() {},
    read(language, namespace, told) {
      const load = files.get(`${language}/${namespace}`)
      if (!load) return told(null, {})
      // Until it comes, for i18next gives up after some seconds: a hub may be away for longer than that.
      const ask = () =>
        void load().then(
          (texts) => told(null, texts as Texts),
          () => setTimeout(ask, AGAIN_MS),
        )
      ask()
    },
  }
}

/**
 * Readies react-i18next with texts that are in the bundle, so that the first paint has words. `<html lang>` and `dir`
 * follow the language. A text that a language doesn't have yet is read in English, then in Polish.
 * @param options.later languages that are loaded when they are asked for
 */
export function startI18n(options: {
  resources: Resource
  language: Language
  defaultNS?: string
  later?: LaterTexts
}): i18n {
  const instance = createInstance()
  instance.on('languageChanged', (language) => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
  })
  if (options.later) instance.use(loader(options.later))
  void instance.use(initReactI18next).init({
    lng: options.language,
    fallbackLng: ['en', 'pl'],
    resources: options.resources,
    partialBundledLanguages: options.later !== undefined,
    ns: Object.keys(options.resources.pl ?? {}),
    defaultNS: options.defaultNS ?? 'common',
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    initAsync: false,
    returnNull: false,
  })
  return instance
}
