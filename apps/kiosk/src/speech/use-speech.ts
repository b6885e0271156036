import type { KioskView, Language } from '@poczekalnia/protocol'
import { hubAddress, pageToken } from '@poczekalnia/ui'
import { type Dispatch, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeypadAct } from '../../device/keypad.ts'
import type { Action, State } from '../machine-state.ts'
import type { Said } from './for-ear.ts'
import { helpers, isLanguageName, nameIn } from './helpers.ts'
import { controlWords, ownControls, screenWords, type Words } from './read-screen.ts'
import { createTeller, type Teller, type Tempo } from './teller.ts'
import { watchScreen } from './watch-screen.ts'

/** Numbers and grammars of every language: they are loaded where the hub has a voice, and nowhere else. */
type Ear = Pick<typeof import('./for-ear.ts'), 'forEar' | 'spelled'>
const deaf: Ear = { forEar: () => [], spelled: () => '' }

/** How often the hub is asked anew which languages it speaks, ms. */
const LOOK_AGAIN_MS = 10 * 60_000

/** What a machine can do with its speech. */
export type Speech = {
  /** The hub has sentences for some of the office's languages. */
  isOffered: boolean
  isSpeaking(): boolean
  /** @returns whether the act was speech's own */
  act(act: KeypadAct): boolean
}

async function fetchClip({ text, language }: Said, tempo: Tempo): Promise<ArrayBuffer | null> {
  const query = new URLSearchParams({ pace: tempo, text })
  const headers = { authorization: `Bearer ${pageToken('kiosk') ?? ''}` }
  const answer = await fetch(`${hubAddress()}/speech/${language}?${query}`, { headers })
  return answer.ok ? answer.arrayBuffer() : null
}

async function fetchLanguages(): Promise<string[]> {
  try {
    const answer = await fetch(`${hubAddress()}/speech/index.json`)
    const { languages } = (await answer.json()) as { languages?: unknown }
    return Array.isArray(languages) ? languages.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Names what is on the screen: while it stays the same, only what is new on it is said. */
function screenName({ at, choosingLanguage, warned, language }: State): string {
  const { screen } = at
  const page = 'page' in at ? at.page : ''
  const card = 'card' in at ? `${at.card} ${'group' in at ? at.group : ''} ${at.purpose}` : ''
  const unanswered = 'pending' in at && at.pending === 'unreachable'
  return [screen, page, card, unanswered, choosingLanguage, warned, language].join(' ')
}

/**
 * Lets everything on the machine's screen be heard (ACC-1): a screen when it comes up, a control when it has the focus,
 * and whatever changes. Said is what stands on the screen, so that nothing can be there that nobody hears. Any key and
 * any touch makes it silent.
 */
export function useSpeech(state: State, dispatch: Dispatch<Action>, view: KioskView | null): Speech {
  const { i18n } = useTranslation('speech')
  const teller = useRef<Teller>(null)
  const [spoken, setSpoken] = useState<string[]>([])
  const ear = useRef<Ear>(deaf)
  const now = useRef({ state, spoken })
  now.current = { state, spoken }
  const isOn = state.speech !== 'off'
  const missed = useRef('')
  // What can't be had is told of once a screen in a language that can: silence would leave somebody waiting.
  teller.current ??= createTeller(async (piece, tempo) => {
    const clip = await fetchClip(piece, tempo)
    const { state, spoken } = now.current
    const voice = helpers(spoken).find((one) => one !== piece.language)
    const place = `${state.visitor} ${screenName(state)}`
    if (clip || !voice || missed.current === place) return clip
    missed.current = place
    const [instead] = ear.current.forEar(i18n.getFixedT(voice)('speech:silent'), voice)
    return instead ? fetchClip(instead, tempo) : null
  })

  useEffect(() => {
    if (!view) return
    const look = async () => {
      const languages = await fetchLanguages()
      if (languages.length > 0 && ear.current === deaf) {
        const loaded = await import('./for-ear.ts').catch(() => null)
        if (!loaded) return
        ear.current = loaded
      }
      setSpoken(languages)
    }
    void look()
    const looking = setInterval(() => void look(), LOOK_AGAIN_MS)
    return () => clearInterval(looking)
  }, [view === null])

  const own = useMemo(() => {
    const wordsIn = (voice: Language, name: string, facts: Record<string, unknown> = {}): Said[] =>
      ear.current.forEar(i18n.getFixedT(voice)(`speech:${name}`, facts), voice)
    const canHear = (language: Language) => now.current.spoken.includes(language)
    /** The visitor's language, or the first that helps where that one has no voice here. */
    const voice = (): Language => {
      const { language } = now.current.state
      return canHear(language) ? language : (helpers(now.current.spoken)[0] ?? language)
    }
    return {
      canHear,
      voice,
      /** Words of the machine's own. */
      words: (name: string, facts: Record<string, unknown> = {}): Said[] => wordsIn(voice(), name, facts),
      /** That a language is not read aloud here, in those that most people know. */
      notSpoken: (language: Language): Said[] =>
        helpers(now.current.spoken).flatMap((voice) => wordsIn(voice, 'notSpoken', { name: nameIn(language, voice) })),
      told: (words: readonly Words[]): Said[] =>
        words.flatMap(({ text, language }) => {
          if (canHear(language)) return ear.current.forEar(text, language)
          // Who looks for a language by ear hears which one it is, and that it stays silent.
          const [helper] = helpers(now.current.spoken)
          return helper && isLanguageName(text, language)
            ? [...ear.current.forEar(`${nameIn(language, helper)}.`, helper), ...wordsIn(helper, 'silent')]
            : []
        }),
    }
  }, [i18n])

  // Whoever listens and has a language that stays silent is asked for another, once; "back" stays with it.
  const asked = useRef<string | null>(null)
  const choice = `${state.visitor} ${state.language}`
  const isSilent = isOn && state.chosen && spoken.length > 0 && !spoken.includes(state.language)
  useEffect(() => {
    if (!isSilent || asked.current === choice) return
    asked.current = choice
    dispatch({ type: 'choose-language' })
  }, [isSilent, choice, dispatch])

  // The next visitor hears nothing of what the one before had said last, nor as loud.
  useEffect(() => teller.current?.reset(), [state.visitor])

  /** The whole screen: what it tells, and how many ways on there are. */
  const wholeScreen = () => {
    const count = ownControls().length
    const { language } = now.current.state
    return [
      ...(own.canHear(language) ? [] : own.notSpoken(language)),
      ...own.told(screenWords()),
      ...(count > 0 ? own.words('choices', { count }) : []),
    ]
  }
  const sayControl = (control: Element) => {
    const { words, at, of, isOn, isOff } = controlWords(control)
    const place = at === null || of < 2 ? [] : own.words('position', { at, of })
    const how = isOff ? own.words('unavailable') : isOn ? own.words('chosen') : []
    teller.current?.say([...own.told(words), ...how, ...place])
  }

  // A screen that comes up is said whole; what changes on it, as it changes.
  const screen = screenName(state)
  useEffect(() => {
    if (!isOn) return
    return watchScreen({
      whole: () => teller.current?.add(wholeScreen()),
      fresh: (words) => teller.current?.add(own.told(words)),
    })
  }, [isOn, screen])

  // What is typed: each sign where nobody else hears it, and of a PIN on the loudspeaker only how many there are.
  const typed = state.at.screen === 'pin' ? state.at.typed : ''
  const typedBefore = useRef('')
  useEffect(() => {
    const before = typedBefore.current
    typedBefore.current = typed
    const { at, speech } = now.current.state
    if (!isOn || at.screen !== 'pin' || typed === before) return
    const language = own.voice()
    // A booking number is called out in the room; a PIN and a code prove whose booking it is.
    const isSecret = at.entry.kind !== 'number'
    if (typed.length < before.length) teller.current?.say(own.words(typed === '' ? 'cleared' : 'deleted'))
    else if (speech === 'private' || !isSecret)
      teller.current?.say([{ text: ear.current.spelled(typed.slice(before.length), language), language }])
    else teller.current?.say(own.words(at.entry.kind === 'pin' ? 'typed' : 'signs', { count: typed.length }))
  }, [typed, isOn])

  useEffect(() => {
    if (!isOn) return
    const focused = ({ target }: FocusEvent) => {
      if (target instanceof HTMLButtonElement) sayControl(target)
    }
    const silence = () => teller.current?.stop()
    document.addEventListener('focusin', focused)
    window.addEventListener('keydown', silence, true)
    window.addEventListener('pointerdown', silence, true)
    return () => {
      silence()
      document.removeEventListener('focusin', focused)
      window.removeEventListener('keydown', silence, true)
      window.removeEventListener('pointerdown', silence, true)
    }
  }, [isOn])

  const act = (act: KeypadAct): boolean => {
    const tell = teller.current
    if (!tell) return false
    if (act === 'headphonesIn' || act === 'headphonesOut') {
      // First of all: nothing private may go on over the loudspeaker.
      tell.stop()
      const plugged = act === 'headphonesIn'
      // A machine that can't speak shows no signs of speech for a plug.
      if (!plugged || now.current.spoken.length > 0) dispatch({ type: 'headphones', plugged })
      return true
    }
    if (now.current.state.speech === 'off') {
      if (act !== 'help' || now.current.spoken.length === 0) return false
      dispatch({ type: 'speech' })
      return true
    }
    switch (act) {
      case 'help':
        tell.say([...own.words('help'), ...wholeScreen()])
        return true
      case 'repeat':
        tell.repeat()
        return true
      case 'stop':
        tell.stop()
        return true
      case 'louder':
      case 'softer':
        tell.louder(act === 'louder' ? 1 : -1)
        tell.say(own.words(act))
        return true
      case 'faster':
        tell.faster()
        tell.repeat()
        return true
      default:
        return false
    }
  }
  return { isOffered: spoken.length > 0, isSpeaking: () => teller.current?.isSpeaking() ?? false, act }
}
