import { may, type SignedIn } from '@poczekalnia/protocol'
import { DemoMark, localized, Steady, useHub, useHubClock, useKeptLanguage } from '@poczekalnia/ui'
import { PasswordForm } from '@poczekalnia/ui/staff'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigation } from './navigation.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { pages } from './pages/index.ts'
import { RoomContext } from './room.ts'
import { useRoute } from './route.ts'
import { usePresence } from './use-presence.ts'

/** The frame around every page: where am I, who am I, where can I go. */
export function Shell(props: { account: SignedIn; onSignOut: () => void; onRefused: () => void }) {
  const { t } = useTranslation('supervisor')
  const { account, onRefused } = props
  const { view, link, lostSince, send } = useHub('supervisor')
  const clock = useHubClock(view)
  const [language, chooseLanguage] = useKeptLanguage('supervisor')
  const route = useRoute()
  const [changing, setChanging] = useState(false)
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
      <Navigation
        office={view ? localized(view.office.name, language) : ''}
        pages={shown}
        current={changing ? null : (page ?? null)}
        account={account}
        language={language}
        onLanguage={chooseLanguage}
        onPage={() => setChanging(false)}
        onChangePassword={() => setChanging(true)}
        onSignOut={props.onSignOut}
      />
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
                <Steady>
                  <Suspense fallback={<p role="status">{t('starting')}</p>}>
                    <page.Page />
                  </Suspense>
                </Steady>
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
