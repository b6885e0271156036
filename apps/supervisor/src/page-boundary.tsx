import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A page that renewed itself within this time has not become better by it, ms. */
const ONCE_MS = 60_000
const kept = 'poczekalnia-renewed'

/**
 * Renews the page when a part of it is no longer on the hub: after an update its parts have other names, and a page
 * that was open before asks for the old ones. Once, so that a part that is missing for good can't make it go round.
 */
export function renewWhenPartsAreGone(): void {
  window.addEventListener('vite:preloadError', () => {
    // A clock that was set back since says nothing of how long ago it was.
    if (Math.abs(Date.now() - Number(sessionStorage.getItem(kept) ?? 0)) < ONCE_MS) return
    sessionStorage.setItem(kept, String(Date.now()))
    location.reload()
  })
}

/** What is shown in place of a page that can't be: the way to the others stays. */
function NotShown() {
  const { t } = useTranslation('supervisor')
  return (
    <section className="not-shown">
      <h2>{t('notShown.title')}</h2>
      <p>{t('notShown.text')}</p>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {t('notShown.reload')}
      </button>
    </section>
  )
}

/** Keeps a page that fails to itself. Give it the page's name as `key`, so that another page begins anew. */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <NotShown /> : this.props.children
  }
}
