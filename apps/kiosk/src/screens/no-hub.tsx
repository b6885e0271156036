import type { KioskView, Language } from '@poczekalnia/protocol'
import { directionOf, givenHub, PairingForm, staffLanguages } from '@poczekalnia/ui'
import { CloudOff, LoaderCircle, Unplug } from 'lucide-react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame, Question } from '../frame.tsx'
import { KioskContext } from '../kiosk-context.ts'

const languages = staffLanguages

/** A text in each language, one below the other: nobody has chosen one yet. */
function InEach({ languages, name }: { languages: readonly Language[]; name: string }) {
  const { i18n } = useTranslation('kiosk')
  return languages.map((language) => (
    <p className="lead" lang={language} dir={directionOf(language)} key={language}>
      {i18n.getFixedT(language)(`kiosk:${name}`)}
    </p>
  ))
}

/** The hub can't be reached; the screen comes back by itself, where the visitor was. */
export function Unreachable({ view }: { view: KioskView | null }) {
  const kiosk = useContext(KioskContext)
  const { t, i18n } = useTranslation('kiosk')
  const chosen = kiosk !== null && kiosk.state.at.screen !== 'start'
  if (chosen) {
    const ask = (
      <div role="alert">
        <CloudOff aria-hidden className="sign" />
        <Question>{t('unreachable.title')}</Question>
        <p className="lead">{t('unreachable.text')}</p>
      </div>
    )
    return <Frame name="unreachable" ask={ask} answers={null} />
  }
  return (
    <main className="alone" data-screen="unreachable" role="alert">
      <CloudOff aria-hidden className="sign" />
      {(view?.office.languages ?? languages).map((language) => (
        <section lang={language} dir={directionOf(language)} key={language}>
          <h2>{i18n.getFixedT(language)('kiosk:unreachable.title')}</h2>
          <p className="lead">{i18n.getFixedT(language)('kiosk:unreachable.text')}</p>
        </section>
      ))}
    </main>
  )
}

/** The first moments, before the hub has said anything. */
export function Starting() {
  return (
    <main className="alone" data-screen="starting">
      <LoaderCircle aria-hidden className="sign" />
      <InEach languages={languages} name="starting" />
    </main>
  )
}

/** The hub doesn't take this machine's token: visitors are sent to a desk, staff are told what to do. */
export function Unpaired() {
  const { i18n } = useTranslation('kiosk')
  return (
    <main className="alone" data-screen="unpaired">
      <Unplug aria-hidden className="sign" />
      {givenHub() === null ? (
        <div className="pairing-beside">
          <div>
            <InEach languages={languages} name="unpaired.visitor" />
          </div>
          <PairingForm screen="kiosk" />
        </div>
      ) : (
        <>
          <InEach languages={languages} name="unpaired.visitor" />
          <p className="staff" lang="pl">
            {i18n.getFixedT('pl')('kiosk:unpaired.staff')}
          </p>
        </>
      )}
    </main>
  )
}
