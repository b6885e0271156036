import { type StaffLanguage, staffLanguages } from '@poczekalnia/protocol'
import i18next from 'i18next'
import type { KeypadAct } from '../../../device/keypad.ts'
import { forEar, type Said } from '../../../src/speech/for-ear.ts'
import { controlWords, ownControls, screenWords, type Words } from '../../../src/speech/read-screen.ts'
import { createTeller } from '../../../src/speech/teller.ts'
import { watchScreen } from '../../../src/speech/watch-screen.ts'
import { ask } from './bridge.ts'

const teller = createTeller(async ({ text, language }, pace) => {
  const sound = await ask({ ask: 'sentence', language, pace, text })
  return sound ? sound.buffer.slice(sound.byteOffset, sound.byteOffset + sound.byteLength) : null
})
/** The languages of these pages that the hub has a voice for. */
let spoken: readonly StaffLanguage[] = []
let end: (() => void) | null = null
const listeners = new Set<() => void>()
const changed = () => {
  for (const tell of listeners) tell()
}

const voice = (): StaffLanguage => {
  const language = i18next.language as StaffLanguage
  return spoken.includes(language) ? language : (spoken[0] ?? language)
}
const words = (name: string, facts: Record<string, unknown> = {}): Said[] =>
  forEar(i18next.getFixedT(voice())(`speech:${name}`, facts), voice())
const told = (some: readonly Words[]): Said[] => some.flatMap(({ text, language }) => forEar(text, language))
const whole = (): Said[] => {
  const count = ownControls().length
  return [...told(screenWords()), ...(count > 0 ? words('choices', { count }) : [])]
}

function sayControl({ target }: FocusEvent): void {
  if (!(target instanceof HTMLButtonElement) && !(target instanceof HTMLInputElement)) return
  const { words: own, at, of, isOn, isOff } = controlWords(target)
  const place = at === null || of < 2 ? [] : words('position', { at, of })
  teller.say([...told(own), ...(isOff ? words('unavailable') : isOn ? words('chosen') : []), ...place])
}
const silence = () => teller.stop()

function begin(): () => void {
  const endWatching = watchScreen({
    whole: () => teller.add(whole()),
    fresh: (some) => teller.add(told(some)),
    nameOf: () =>
      `${document.querySelector<HTMLElement>('[data-screen]')?.dataset.screen} ${i18next.language} ` +
      `${document.querySelector('dialog[open]') !== null}`,
  })
  document.addEventListener('focusin', sayControl)
  window.addEventListener('keydown', silence, true)
  window.addEventListener('pointerdown', silence, true)
  return () => {
    endWatching()
    silence()
    document.removeEventListener('focusin', sayControl)
    window.removeEventListener('keydown', silence, true)
    window.removeEventListener('pointerdown', silence, true)
  }
}

/**
 * Lets the staff's pages be heard (ACC-1) as the visitors' are: from the key for help, from headphones, or from a sign
 * on each page. What is said is what stands there.
 */
export const heard = {
  isOn: () => end !== null,
  isOffered: () => spoken.length > 0,
  subscribe(tell: () => void) {
    listeners.add(tell)
    return () => void listeners.delete(tell)
  },
  offer(languages: readonly string[]) {
    spoken = staffLanguages.filter((language) => languages.includes(language))
    changed()
  },
  turn(on: boolean) {
    if (on === (end !== null) || (on && spoken.length === 0)) return
    end?.()
    end = on ? begin() : null
    changed()
  },
  /** Says how many signs there are now; of a PIN never which. */
  typed(text: string) {
    if (end) teller.say(forEar(text, voice()))
  },
  /** @returns whether the key was for speech */
  act(act: KeypadAct): boolean {
    if (act === 'headphonesIn' || act === 'headphonesOut') {
      teller.stop()
      heard.turn(act === 'headphonesIn')
      return true
    }
    if (!end) {
      if (act !== 'help' || spoken.length === 0) return false
      heard.turn(true)
      return true
    }
    switch (act) {
      case 'help':
        teller.say([...words('help'), ...whole()])
        return true
      case 'repeat':
        teller.repeat()
        return true
      case 'stop':
        teller.stop()
        return true
      case 'louder':
      case 'softer':
        teller.louder(act === 'louder' ? 1 : -1)
        teller.say(words(act))
        return true
      case 'faster':
        teller.faster()
        teller.repeat()
        return true
      default:
        return false
    }
  },
}
