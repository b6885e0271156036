import type { Language, SignedIn } from '@poczekalnia/protocol'
import { LanguageSelect } from '@poczekalnia/ui'
import { KeyRound, LogOut, Menu } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from './pages/index.ts'
import { addressOf } from './route.ts'

/** The pages that this account may see, who is signed in, and what they can do about themselves. */
export function Navigation(props: {
  office: string
  pages: readonly Page[]
  /** `null`: none of them is shown. */
  current: Page | null
  account: SignedIn
  language: Language
  onLanguage: (language: Language) => void
  onPage: () => void
  onChangePassword: () => void
  onSignOut: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { office, pages, current, account, language, onLanguage, onPage, onChangePassword, onSignOut } = props
  // On a phone the way elsewhere is folded away: the page itself comes first.
  const [unfolded, setUnfolded] = useState(false)
  const ways = useId()
  return (
    <nav aria-label={t('navigation')}>
      <p className="office">{office}</p>
      <button
        type="button"
        className="button unfold"
        aria-expanded={unfolded}
        aria-controls={ways}
        onClick={() => setUnfolded(!unfolded)}
      >
        {t('navigation')}
        <Menu aria-hidden="true" />
      </button>
      <div className="ways" id={ways} data-unfolded={unfolded}>
        <ul>
          {pages.map(({ id, icon: Icon }) => (
            <li key={id}>
              <a
                href={addressOf(id)}
                aria-current={id === current?.id ? 'page' : undefined}
                onClick={() => {
                  onPage()
                  setUnfolded(false)
                }}
              >
                <Icon aria-hidden="true" />
                {t(`pages.${id}`)}
              </a>
            </li>
          ))}
        </ul>
        <div className="me">
          <p>
            <strong>{account.name}</strong>
            <span>{t(`staff:role.${account.role}`)}</span>
          </p>
          <LanguageSelect label={t('language')} language={language} onChoose={onLanguage} />
          {!account.directory && (
            <button
              type="button"
              className="button"
              onClick={() => {
                onChangePassword()
                setUnfolded(false)
              }}
            >
              {t('staff:changePassword')}
              <KeyRound aria-hidden="true" />
            </button>
          )}
          <button type="button" className="button" onClick={onSignOut}>
            {t('staff:signOut')}
            <LogOut aria-hidden="true" />
          </button>
        </div>
      </div>
    </nav>
  )
}
