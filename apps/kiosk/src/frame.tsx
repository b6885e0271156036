import { DemoMark, Flag, languageNames } from '@poczekalnia/ui'
import { AArrowUp, ArrowLeft, ChevronsDown, Contrast, type LucideIcon, Volume2 } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'
import { showsLanguageBar } from './language-bar.tsx'
import { asking, before } from './machine.ts'
import { OfficeText } from './office-text.tsx'
import { ScrollTurns } from './scroll-turns.tsx'
import { SpeechBar } from './speech/speech-bar.tsx'
import { useFit } from './use-fit.ts'

function LanguageButton() {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  if (state.at.screen === 'start' || state.choosingLanguage) return null
  if (showsLanguageBar(state, view.office.languages.length)) return null
  return (
    <button type="button" className="tool language" onClick={() => dispatch({ type: 'choose-language' })}>
      <Flag language={state.language} />
      <span>
        <span className="visually-hidden">{t('changeLanguage')}: </span>
        {languageNames[state.language]}
      </span>
    </button>
  )
}

function Header() {
  const { view, clock, state } = useKiosk()
  return (
    <header className="top">
      {state.speech !== 'off' && <SpeechBar />}
      <p className={state.speech === 'off' ? 'office' : 'visually-hidden'}>
        <OfficeText text={view.office.name} />
      </p>
      <p className="clock tabular">{clock.time}</p>
      <DemoMark view={view} />
      {!state.lowReach && <LanguageButton />}
    </header>
  )
}

/** A help that every screen has, by its sign alone: who needs it may not read the language that is shown. */
function Aid(props: { icon: LucideIcon; name: string; isOn: boolean; onPress: () => void }) {
  const Icon = props.icon
  return (
    <button type="button" className="tool aid" aria-pressed={props.isOn} onClick={props.onPress}>
      <Icon aria-hidden />
      <span className="visually-hidden">{props.name}</span>
    </button>
  )
}

function Footer({ tool }: { tool: ReactNode }) {
  const { state, dispatch, speech } = useKiosk()
  const { t } = useTranslation('kiosk')
  const back = state.choosingLanguage || before(state.at) !== null
  return (
    <footer className="bottom">
      {back ? (
        <button type="button" className="tool" disabled={asking(state.at)} onClick={() => dispatch({ type: 'back' })}>
          <ArrowLeft aria-hidden />
          <span>{t('back')}</span>
        </button>
      ) : (
        <span />
      )}
      {tool}
      {state.lowReach && <LanguageButton />}
      <Aid icon={ChevronsDown} name={t('reach')} isOn={state.lowReach} onPress={() => dispatch({ type: 'reach' })} />
      <Aid icon={AArrowUp} name={t('aids:larger')} isOn={state.larger} onPress={() => dispatch({ type: 'larger' })} />
      {speech.isOffered && (
        <Aid
          icon={Volume2}
          name={t('aids:speak')}
          isOn={state.speech !== 'off'}
          onPress={() => dispatch({ type: 'speech' })}
        />
      )}
      <Aid
        icon={Contrast}
        name={t('contrast')}
        isOn={state.theme !== 'light'}
        onPress={() => dispatch({ type: 'theme' })}
      />
    </footer>
  )
}

/** The heading of a screen. It takes the focus when the screen comes up, so that a screen reader starts there. */
export function Question({ children, place }: { children: ReactNode; place?: RefObject<HTMLHeadingElement | null> }) {
  const own = useRef<HTMLHeadingElement>(null)
  const heading = place ?? own
  useEffect(() => heading.current?.focus({ preventScroll: true }), [heading])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

/**
 * One screen of the machine: what it asks or tells above, what can be pressed below. Office, clock, language, back,
 * reach and contrast are always in the same place. `tool`: one more button among those at the bottom.
 */
export function Frame(props: { name: string; ask: ReactNode; answers: ReactNode; tool?: ReactNode }) {
  const { state } = useKiosk()
  const stage = useRef<HTMLElement>(null)
  // Larger letters are always turned; what is low has a height of its own, and its buttons are not to be turned away.
  const most = state.larger ? 0 : state.lowReach ? 2 : 3
  const fit = useFit(stage, `${props.name} ${state.language} ${state.speech !== 'off'} ${most}`, most)
  return (
    <div className="frame" data-screen={props.name} data-fit={fit || undefined} inert={state.warned}>
      {!state.larger && <Header />}
      <main className="stage" ref={stage}>
        {/* Larger letters leave no room for what stays: it is turned away with the rest. */}
        {state.larger && <Header />}
        <section className="ask">{props.ask}</section>
        <section className="answers">{props.answers}</section>
      </main>
      {(state.larger || fit === 3) && <ScrollTurns stage={stage} lowReach={state.lowReach} />}
      <Footer tool={props.tool} />
    </div>
  )
}
