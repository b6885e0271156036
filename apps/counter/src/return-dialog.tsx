import { useTranslation } from 'react-i18next'
import { ChoiceDialog } from './choice-dialog.tsx'

/** As the visitors' page lets them ask for time. */
const MINUTES = [5, 10, 15] as const

/** When the visitor can be called again: in some minutes, while others are served, or at once. */
export function ReturnDialog(props: {
  number: string
  onReturn: (payload: { minutes?: number }) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const later = MINUTES.map((minutes) => ({
    id: String(minutes),
    label: t('return.in', { minutes }),
    choose: () => props.onReturn({ minutes }),
  }))
  const now = { id: 'now', label: t('return.now'), choose: () => props.onReturn({}) }
  return (
    <ChoiceDialog
      title={t('return.title', { number: props.number })}
      text={t('return.text')}
      sections={[{ title: t('return.minutes'), choices: later, compact: true }, { choices: [now] }]}
      onClose={props.onClose}
    />
  )
}
