import { useTranslation } from 'react-i18next'

/** What has to be corrected; a press leads to the place. */
export function Faults(props: {
  faults: readonly { line: number; column: number; path: string; message: string }[]
  onGo: (line: number, column: number) => void
}) {
  const { t } = useTranslation('profile')
  const { faults, onGo } = props
  if (faults.length === 0) return null
  return (
    <section className="profile-faults" aria-label={t('faults.title')}>
      <ul>
        {faults.map(({ line, column, path, message }) => (
          <li key={`${line} ${column} ${path} ${message}`}>
            <button type="button" className="button small" onClick={() => onGo(line, column)}>
              {t('faults.line', { line })}
            </button>
            <span>
              {path && path !== 'the file' && <code>{path}</code>} {message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
