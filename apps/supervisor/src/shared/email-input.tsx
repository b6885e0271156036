import { useTranslation } from 'react-i18next'

type Props = { id: string; value: string; onChange: (value: string) => void; required?: boolean; describedBy?: string }

/**
 * A visitor's address as it is typed for them. No field of the browser's own kind for addresses: that knows no letters
 * like ł before the @, which some mail servers take. The booking site has the last word.
 */
export function EmailInput({ id, value, onChange, required, describedBy }: Props) {
  const { t } = useTranslation('supervisor')
  return (
    <input
      id={id}
      inputMode="email"
      pattern="\s*[^\s@]+@[^\s@]+\.[^\s@.]+\s*"
      title={t('calendar.emailShape')}
      required={required}
      value={value}
      maxLength={254}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
