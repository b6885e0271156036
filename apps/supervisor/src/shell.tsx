import { may, type SignedIn, type SupervisorToHub, type SupervisorView } from '@poczekalnia/protocol'
import { api, DemoMark, LanguageSelect, localized, useHub, useHubClock, useKeptLanguage } from '@poczekalnia/ui'
import { PasswordForm } from '@poczekalnia/ui/staff'
import { KeyRound, LogOut, Menu } from 'lucide-react'
import { Suspense, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageBoundary } from './page-boundary.tsx'
import { pages } from './pages/index.ts'
import { RoomContext } from './room.ts'
import { addressOf, useRoute } from './route.ts'

/** A person at work keeps their session: told to the hub so often at most, ms. */
const TELL_EVERY_MS = 120_000

/** Presses and keys count as work, an open page does not. */
function usePresence(): void {
  const told = useRef(0)
  useEffect(() => {
    const here = () => {
      if (performance.now() - told.current < TELL_EVERY_MS) return
      told.current = performance.now()
      api('GET', '/api/me').catch(() => undefined)
    }
    told.current = performance.now()
    for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, here)
    return () => {
      for (const event of ['pointerdown', 'keydown']) document.removeEventListener(event, here)
    }
  }, [])
}

/** The frame around every page: where am I, who am I, where can I go. */
export function Shell(props: { account: SignedIn; onSignOut: () => void; onRefused: () => void }) {
  const { t } = useTranslation('supervisor')
  const { account, onRefused } = props
  const { view, link, lostSince, send } = useHub<SupervisorView, SupervisorToHub>('/supervisor')
  const clock = useHubClock(view)
  const [language, chooseLanguage] = useKeptLanguage('supervisor')
  const route = useRoute()
  const [changing, setChanging] = useState(false)
  // On a phone the way elsewhere is folded away: the page itself comes first.
  const [unfolded, setUnfolded] = useState(false)
  const ways = useId()
  usePresence()
  useEffect(() => {
    if (link === 'refused') onRefused()
  }, [link, onRefused])

  const shown = pages.filter(({ act }) => may(account.role, act))
  const page = shown.find(({ id }) => id === route) ?? shown[0]
  const title = page ? t(`pages.${page.id}`) : t('title')
  useEffect(() => {
    document.title = `${title} · ${t('title')}`
  }, [title, t])
  const linked = link === 'linked'
  const lostAt = clock && lostSince !== null ? new Date(clock.now.getTime() - (performance.now() - lostSince)) : null

  return (
    <div className="shell">
      <nav aria-label={t('navigation')}>
        <p className="office">{view ? localized(view.office.name, language) : ''}</p>
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
            {shown.map(({ id, icon: Icon }) => (
              <li key={id}>
                <a
                  href={addressOf(id)}
                  aria-current={!changing && id === page?.id ? 'page' : undefined}
                  onClick={() => {
                    setChanging(false)
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
            <LanguageSelect label={t('language')} language={language} onChoose={chooseLanguage} />
            <button
              type="button"
              className="button"
              onClick={() => {
                setChanging(true)
                setUnfolded(false)
              }}
            >
              {t('staff:changePassword')}
              <KeyRound aria-hidden="true" />
            </button>
            <button type="button" className="button" onClick={props.onSignOut}>
              {t('staff:signOut')}
              <LogOut aria-hidden="true" />
            </button>
          </div>
        </div>
      </nav>
      <main>
        <header className="page-head">
          <h1>{changing ? t('staff:change.title') : title}</h1>
          <DemoMark view={view} />
          {clock && <time className="clock">{clock.time}</time>}
        </header>
        {lostAt && clock && (
          <p className="banner" role="status">
            {t('lost', { time: clock.wallTime(lostAt) })}
          </p>
        )}
        <div className="page-body">
          {changing ? (
            <PasswordForm mustChange={false} onChanged={() => setChanging(false)} onBack={() => setChanging(false)} />
          ) : view && clock && page ? (
            <RoomContext value={{ view, send, clock, linked, language, account }}>
              <PageBoundary key={page.id}>
                <Suspense fallback={<p role="status">{t('starting')}</p>}>
                  <page.Page />
                </Suspense>
              </PageBoundary>
            </RoomContext>
          ) : (
            <p role="status">{t('starting')}</p>
          )}
        </div>
      </main>
    </div>
  )
}
