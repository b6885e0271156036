import type { CounterView, Language } from '@poczekalnia/protocol'
import { DemoMark, LanguageSelect, useMe } from '@poczekalnia/ui'
import { PasswordForm, SignInForm } from '@poczekalnia/ui/staff'
import { useTranslation } from 'react-i18next'

/** Whether this page must know who works at it before it shows anything. */
export function needsPerson({ person, signIn }: Pick<CounterView, 'person' | 'signIn'>): boolean {
  if (person) return person.mustChangePassword || person.role === 'administrator'
  return signIn === 'needed'
}

/** Who are you? The desk stays this page's, with whoever is at it, until somebody has signed in again. */
export function SignInPage(props: {
  view: CounterView
  language: Language
  onLanguage: (language: Language) => void
  /** Who is signed in has changed: the page links anew. */
  onChanged: () => void
  onSignOut: () => void
}) {
  const { t } = useTranslation(['counter', 'staff'])
  const { me } = useMe()
  const { person, desk } = props.view
  return (
    <div className="page">
      <header className="bar">
        <h1>{desk ? t('deskTitle', { desk: desk.number }) : t('title')}</h1>
        <DemoMark view={props.view} />
        <span className="push" />
        <LanguageSelect label={t('bar.language')} language={props.language} onChoose={props.onLanguage} />
      </header>
      <main className="staff-page">
        {person?.mustChangePassword ? (
          // The session stays, and the hub sends the page anew by itself: a new link would lose what is pressed next.
          <PasswordForm mustChange onChanged={() => undefined} onBack={props.onSignOut} />
        ) : person ? (
          <section className="staff-form">
            <h2>{t('staff:notHere.title')}</h2>
            <p>{t('staff:notHere.text')}</p>
            <div className="form-buttons">
              <button type="button" className="button primary" onClick={props.onSignOut}>
                {t('staff:signOut')}
              </button>
            </div>
          </section>
        ) : (
          <SignInForm text={t('staff:signIn.forDesk')} directory={me?.directory} onSignedIn={props.onChanged} />
        )}
      </main>
    </div>
  )
}
