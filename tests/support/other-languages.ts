/// <reference lib="dom" />
import type { Language } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'

/** The texts of a view, at any depth, that a reader of the language is told in English or Polish instead. */
export function fallbackTexts(value: unknown, language: Language): { text: string; lang: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const texts = value as Record<string, unknown>
  if (typeof texts.pl !== 'string') return Object.values(value).flatMap((one) => fallbackTexts(one, language))
  const lang = language in texts ? language : 'en' in texts ? 'en' : 'pl'
  return lang === language ? [] : [{ text: String(texts[lang]), lang }]
}

/**
 * What is wrong with the languages that a page tells: one of these texts that is not marked with its own, or a mark for
 * one that has come to a reader (`inSentence`).
 * @returns `seen`: how often any of the texts stood there
 */
export function languageProblems(
  page: Page,
  texts: readonly { text: string; lang: string }[],
): Promise<{ problems: string[]; seen: number }> {
  return page.evaluate((told) => {
    const problems: string[] = []
    let seen = 0
    const marks = /[\u{e0000}-\u{e007f}]/u
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent ?? ''
      const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang')
      for (const one of told) {
        if (!words.includes(one.text)) continue
        seen++
        if (lang !== one.lang) problems.push(`in ${lang}: "${one.text}"`)
      }
      if (marks.test(words)) problems.push(`a mark in "${words}"`)
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [alt]')) {
      const names = ['aria-label', 'title', 'alt'].map((name) => element.getAttribute(name) ?? '')
      if (names.some((name) => marks.test(name))) problems.push(`a mark in a name: "${names.join(' ')}"`)
    }
    if (marks.test(document.title)) problems.push('a mark in the title')
    return { problems, seen }
  }, texts)
}
