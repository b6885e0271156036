import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from './answer.tsx'
import { useKiosk } from './kiosk-context.ts'

/** Where the way ends: the visitor goes, and the machine is the next one's, in the office's first language. */
export function Finish() {
  const { view, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  return (
    <Answer
      icon={LogOut}
      title={t('finish')}
      onPress={() => dispatch({ type: 'reset', language: view.office.languages[0] ?? 'pl' })}
    />
  )
}
