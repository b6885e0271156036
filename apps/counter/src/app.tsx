import {
  api,
  PairingForm,
  recall,
  relink,
  remember,
  Steady,
  useHub,
  useHubClock,
  useKeptLanguage,
  useNewVersion,
} from '@poczekalnia/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar } from './bar.tsx'
import { DeskChooser } from './desk-chooser.tsx'
import { DeskPage } from './desk-page.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { MessageLine } from './message-line.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { needsPerson, SignInPage } from './sign-in-page.tsx'
import { type SendAct, useActs } from './use-acts.ts'
import { useAnnouncing } from './use-announcing.ts'

function Alone({ title, text }: { title: string; text?: string }) {
  return (
    <main className="alone">
      <h1>{title}</h1>
      {text && <p>{text}</p>}
    </main>
  )
}

/** The clerk's page: connects, asks for a desk, then is that desk until it is closed or taken over. */
export function App() {
  // What it knows lies above what it shows: that is made anew when something has changed the page.
  return <Steady>{useDeskScreen()}</Steady>
}

function useDeskScreen(): ReactNode {
  const { t } = useTranslation('counter')
  const { view, link, lostSince, send } = useHub('counter')
  const clock = useHubClock(view)
  const [language, chooseLanguage] = useKeptLanguage('counter')
  const [keys, setKeys] = useState(() => recall('counter-keys') !== 'off')
  const [help, setHelp] = useState(false)
  const [personAsked, setPersonAsked] = useState(false)
  const desk = view?.desk ?? null
  const scene = `${desk?.number} ${desk?.state} ${desk?.visitor?.ticket}`
  const acts = useActs(send as SendAct, view?.seq ?? 0, scene, desk?.gone ?? null)
  const { busy, message } = acts
  const here = desk?.visitor?.number
  const announcing = useAnnouncing(view)
  useNewVersion(link, !desk?.visitor && !busy)
  useEffect(() => {
    const place = desk ? t('deskTitle', { desk: desk.number }) : t('title')
    document.title = here ? `${here} · ${place}` : place
  }, [desk, here, t])

  if (link === 'refused')
    return (
      <main className="alone">
        <div className="pairing-beside">
          <h1>{t('refused.title')}</h1>
          <PairingForm screen="counter" />
        </div>
      </main>
    )
  if (!view || !clock) return <Alone title={t('starting')} />

  const changed = () => {
    setPersonAsked(false)
    relink('counter')
  }
  const signOut = async () => {
    // Who leaves a free desk closes it; a visitor who is there stays at it, for whoever comes next.
    if (desk && !desk.visitor) await send('close-desk', {}).catch(() => undefined)
    await api('POST', '/api/sign-out').catch(() => undefined)
    changed()
  }
  if (needsPerson(view))
    return (
      <SignInPage
        view={view}
        language={language}
        onLanguage={chooseLanguage}
        onChanged={changed}
        onSignOut={() => void signOut()}
      />
    )

  const linked = link === 'linked'
  const lostAt = lostSince === null ? null : new Date(clock.now.getTime() - (performance.now() - lostSince))
  const said = (
    <MessageLine
      message={message}
      lostAt={lostAt && clock.wallTime(lostAt)}
      queues={view.queues}
      language={language}
      wallTime={clock.wallTime}
    />
  )
  return (
    <div className="page">
      <Bar
        view={view}
        linked={linked}
        time={clock.time}
        language={language}
        keys={keys}
        onLanguage={chooseLanguage}
        onHelp={() => setHelp(true)}
        onPerson={() => setPersonAsked(true)}
      />
      {desk ? (
        <DeskPage
          view={view}
          now={clock.now.getTime()}
          language={language}
          linked={linked}
          acts={acts}
          keys={keys}
          message={said}
          announcing={announcing}
          wallTime={clock.wallTime}
          onHelp={() => setHelp(true)}
        />
      ) : (
        <DeskChooser
          view={view}
          language={language}
          message={said}
          onSignIn={() => setPersonAsked(true)}
          wallTime={clock.wallTime}
          linked={linked}
          onOpen={(number, takeOver) => acts.perform('open', takeOver ? { desk: number, takeOver } : { desk: number })}
        />
      )}
      {personAsked && (
        <PersonDialog
          person={view.person}
          visitor={desk?.visitor?.number ?? null}
          onSignedIn={changed}
          onSignOut={() => void signOut()}
          onClose={() => setPersonAsked(false)}
        />
      )}
      {help && (
        <HelpDialog
          view={view}
          enabled={keys}
          announcing={announcing}
          onEnable={(enabled) => {
            setKeys(enabled)
            remember('counter-keys', enabled ? 'on' : 'off')
          }}
          onClose={() => setHelp(false)}
        />
      )}
    </div>
  )
}
