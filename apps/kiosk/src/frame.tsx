import { DemoMark, Flag, languageNames, localized } from '@poczekalnia/ui'
import { ArrowLeft, ChevronsDown, Contrast } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'
import { showsLanguageBar } from './language-bar.tsx'
import { asking, before } from './machine.ts'
import { Unbroken } from './unbroken.tsx'

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
      <p className="office">
        <Unbroken text={localized(view.office.name, state.language)} />
      </p>
      <p className="clock tabular">{clock.time}</p>
      <DemoMark view={view} />
      {!state.lowReach && <LanguageButton />}
    </header>
  )
}

function Footer({ tool }: { tool: ReactNode }) {
  const { state, dispatch } = useKiosk()
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
      <button type="button" className="tool" aria-pressed={state.lowReach} onClick={() => dispatch({ type: 'reach' })}>
        <ChevronsDown aria-hidden />
        <span>{t('reach')}</span>
      </button>
      <button
        type="button"
        className="tool"
        aria-pressed={state.contrast}
        onClick={() => dispatch({ type: 'contrast' })}
      >
        <Contrast aria-hidden />
        <span>{t('contrast')}</span>
      </button>
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
  return (
    <div className="frame" data-screen={props.name} inert={state.warned}>
      <Header />
      <main className="stage">
        <section className="ask">{props.ask}</section>
        <section className="answers">{props.answers}</section>
      </main>
      <Footer tool={props.tool} />
    </div>
  )
}
