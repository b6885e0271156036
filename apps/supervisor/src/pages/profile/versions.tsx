import type { ProfileText, ProfileVersionEntry } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Every profile that was in force: since when, by whom, as it was written; and how to have it back. */
export function Versions(props: {
  versions: readonly ProfileVersionEntry[]
  language: string
  onBringBack: (version: ProfileText) => void
}) {
  const { t } = useTranslation('profile')
  const { versions, language, onBringBack } = props
  const [shown, setShown] = useState<ProfileText | null>(null)
  const { refusal, submit } = useSubmit()
  const ask = (version: number, done: (text: ProfileText) => void) =>
    submit(() => api<ProfileText>('GET', `/api/profile/versions/${version}`, { query: { language } }), done)
  const when = (at: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
      // As the office's clock showed it, whatever zone this browser is in.
      new Date(`${at.slice(0, 19)}Z`),
    )
  return (
    <>
      <FormMessage refusal={refusal} />
      <table className="table folds">
        <caption>{t('versions.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('versions.version')}</th>
            <th scope="col">{t('versions.since')}</th>
            <th scope="col">{t('versions.who')}</th>
            <th scope="col">{t('versions.origin')}</th>
            <td className="profile-blank" />
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, at, who, origin }, index) => (
            <tr key={version}>
              <th scope="row" className="figure">
                {version}
              </th>
              <td>
                <time dateTime={at}>{when(at)}</time>
                {index === 0 && <small className="in-force">{t('versions.inForce')}</small>}
              </td>
              <td>{who}</td>
              <td>{t(`versions.${origin}`)}</td>
              <td>
                <div className="row-acts">
                  <button
                    type="button"
                    className="button"
                    aria-label={t('versions.viewOf', { version })}
                    onClick={() => ask(version, setShown)}
                  >
                    {t('versions.view')}
                  </button>
                  {index > 0 && (
                    <button
                      type="button"
                      className="button"
                      aria-label={t('versions.bringBackOf', { version })}
                      onClick={() => ask(version, onBringBack)}
                    >
                      {t('versions.bringBack')}
                    </button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && (
        <Dialog
          title={t('versions.title', { version: shown.version })}
          back={t('versions.close')}
          onClose={() => setShown(null)}
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard too */}
          <pre className="profile-text" tabIndex={0}>
            {shown.text}
          </pre>
        </Dialog>
      )}
    </>
  )
}
