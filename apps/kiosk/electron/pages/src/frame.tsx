import { Flag, languageNames, staffLanguages } from '@poczekalnia/ui'
import { Volume2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { heard } from './heard.ts'

/**
 * One of the machine's own pages: its name and the languages above, what it asks, what can be done, the way back below.
 */
export function Frame(props: {
  name: string
  over?: string | undefined
  title: string
  lead?: ReactNode
  bottom?: ReactNode
  children: ReactNode
}) {
  const { t, i18n } = useTranslation('service')
  const isOn = useSyncExternalStore(heard.subscribe, heard.isOn)
  const isOffered = useSyncExternalStore(heard.subscribe, heard.isOffered)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A page with a field begins in the field: a keyboard may be plugged in.
    if (!(document.activeElement instanceof HTMLInputElement)) heading.current?.focus({ preventScroll: true })
  }, [props.title])
  return (
    <div className="frame shell" data-screen={props.name}>
      <header className="top">
        <p className="office">{t('title')}</p>
        <fieldset className="languages" aria-label={t('language')}>
          {staffLanguages.map((language) => (
            <button
              type="button"
              key={language}
              lang={language}
              className="tool"
              aria-pressed={i18n.language === language}
              aria-label={languageNames[language]}
              onClick={() => void i18n.changeLanguage(language)}
            >
              <Flag language={language} />
            </button>
          ))}
          {isOffered && (
            <button
              type="button"
              className="tool aid"
              aria-pressed={isOn}
              aria-label={t('aids:speak')}
              onClick={() => heard.turn(!isOn)}
            >
              <Volume2 aria-hidden />
            </button>
          )}
        </fieldset>
      </header>
      <main className="shell-stage">
        <section className="ask">
          {props.over && <p className="over">{props.over}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead}
        </section>
        <section className="answers">{props.children}</section>
      </main>
      <footer className="bottom">{props.bottom ?? <span />}</footer>
    </div>
  )
}
