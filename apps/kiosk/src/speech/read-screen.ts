import type { Language } from '@poczekalnia/protocol'
import { isLanguage } from './is-language.ts'

/** Words as they stand on the screen, and in which language. */
export type Words = { text: string; language: Language }

/** Left out of what a screen tells: controls say themselves when they have the focus, digits as they are typed. */
const left =
  'button, [aria-hidden="true"], .measure, .boxes, .typed, [data-typed], .top, .bottom, .scroll-turns, .second-tap'

/** Where the screen's own words stand: in a question that lies over it, where there is one. */
const scope = () =>
  document.querySelector('[role="alertdialog"], dialog[open]') ??
  document.querySelector('[data-screen] .stage, [data-screen] .shell-stage, main[data-screen]')

const languageOfElement = (element: Element): Language => {
  const named = element.closest('[lang]')?.getAttribute('lang') ?? 'pl'
  return isLanguage(named) ? named : 'pl'
}

/**
 * The words within an element in the order in which they are read, a line for each block; pictures by their names.
 * @param skip what is left out, with all that it holds
 */
function wordsIn(root: Element, skip: string | null): Words[] {
  const found: Words[] = []
  let line = ''
  let language = languageOfElement(root)
  const end = () => {
    const text = line.replaceAll(/\s+/g, ' ').trim()
    // A stop after a name in another language has nothing to be heard.
    if (/[\p{L}\p{N}]/u.test(text)) found.push({ text, language })
    line = ''
  }
  const walk = (element: Element) => {
    if ((skip && element !== root && element.matches(skip)) || !element.checkVisibility()) return
    const own = languageOfElement(element)
    const isLine = !getComputedStyle(element).display.startsWith('inline') || own !== language
    if (isLine) end()
    language = own
    const label = element.getAttribute('role') === 'img' ? element.getAttribute('aria-label') : null
    if (label !== null) line += ` ${label} `
    else
      for (const child of element.childNodes) {
        if (child instanceof Text) line += child.data
        else if (child instanceof Element) {
          walk(child)
          language = own
        }
      }
    if (isLine) end()
    else line += ' '
  }
  walk(root)
  end()
  return found
}

/** All that the screen tells now, without its controls. */
export function screenWords(): Words[] {
  const root = scope()
  return root ? wordsIn(root, left) : []
}

/** The controls of the screen itself, without those that every screen has. */
export function ownControls(): HTMLElement[] {
  return [...(scope()?.querySelectorAll<HTMLElement>('button') ?? [])].filter(
    (one) => one.closest('.top, .bottom, .measure') === null && one.checkVisibility(),
  )
}

export type ControlWords = {
  words: Words[]
  /** Its place among the screen's own controls, from 1 on; `null` for one that every screen has. */
  at: number | null
  of: number
  isOn: boolean | null
  isOff: boolean
}

/** What a control says of itself. */
export function controlWords(control: Element): ControlWords {
  const label = control.getAttribute('aria-label')
  const own = ownControls()
  const at = own.indexOf(control as HTMLElement)
  const pressed = control.getAttribute('aria-pressed') ?? control.getAttribute('aria-current')
  return {
    words: label === null ? wordsIn(control, null) : [{ text: label, language: languageOfElement(control) }],
    at: at < 0 ? null : at + 1,
    of: own.length,
    isOn: pressed === null ? null : pressed === 'true',
    isOff: control.matches(':disabled, [aria-disabled="true"]'),
  }
}
