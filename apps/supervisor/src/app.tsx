import { LanguageSelect, relink, Steady, useKeptLanguage, useMe } from '@poczekalnia/ui'
import { PasswordForm, SetUpForm, SignInForm } from '@poczekalnia/ui/staff'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from './route.ts'
import { Shell } from './shell.tsx'

/** A form alone in the middle, before anybody is let in. */
function Door({ children }: { children: ReactNode }) {
  const { t } = useTranslation('supervisor')
  const [language, choose] = useKeptLanguage('supervisor')
  return (
    <div className="door">
      <header>
        <h1>{t('title')}</h1>
        <LanguageSelect label={t('language')} language={language} onChoose={choose} />
      </header>
      <main className="staff-page">{children}</main>
    </div>
  )
}

/** Who are you? Then the pages; a session that ends comes back here and leaves nothing of the room on the screen. */
export function App() {
  return <Steady>{usePages()}</Steady>
}

function usePages(): ReactNode {
  const { t } = useTranslation('supervisor')
  const { me, unreachable, told, ask, signOut } = useMe()
  const account = me?.account ?? null
  // An operator's code leads here also when there are administrators, none of whom can sign in.
  const route = useRoute()
  const entered = account?.id
  useEffect(() => {
    document.title = t('title')
  }, [t])
  // The hub asks who is there when a page links: whoever comes in links anew.
  useEffect(() => {
    if (entered) relink('supervisor')
  }, [entered])

  if (!me)
    return (
      <Door>
        <p role="status">{unreachable ? t('staff:unreachable') : t('starting')}</p>
      </Door>
    )
  if (!account)
    return (
      <Door>
        {me.setUpNeeded || route === 'set-up' ? (
          <SetUpForm onSignedIn={told} />
        ) : (
          <SignInForm text={t('staff:signIn.forRoom')} directory={me.directory} onSignedIn={told} />
        )}
      </Door>
    )
  if (account.mustChangePassword)
    return (
      <Door>
        <PasswordForm mustChange onChanged={ask} onBack={signOut} />
      </Door>
    )
  if (account.role === 'clerk')
    return (
      <Door>
        <section className="staff-form">
          <h2>{t('clerk.title')}</h2>
          <p>{t('clerk.text')}</p>
          <div className="form-buttons">
            <button type="button" className="button primary" onClick={() => signOut()}>
              {t('staff:signOut')}
            </button>
          </div>
        </section>
      </Door>
    )
  return <Shell account={account} onSignOut={signOut} onRefused={ask} />
}
