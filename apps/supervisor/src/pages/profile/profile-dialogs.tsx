import { api } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { SureDialog } from '../../shared/sure-dialog.tsx'

/** Asks before what was written is thrown away. */
export function UndoDialog(props: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('profile')
  return (
    <SureDialog
      title={t('undoTitle')}
      confirm={t('undo')}
      act={async () => ({ ok: true })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p>{t('undoText')}</p>
    </SureDialog>
  )
}

/** Asks before a text becomes the office's profile. */
export function TakeOverDialog(props: {
  text: string
  /** The version that the text was made from: the hub refuses it when another is in force by now. */
  base: number
  onDone: (version: number) => void
  onClose: () => void
}) {
  const { t } = useTranslation('profile')
  const { text, base } = props
  return (
    <SureDialog<{ version: number; inFile: boolean }>
      title={t('sure.title')}
      confirm={t('takeOver')}
      act={() => api('POST', '/api/profile', { body: { text, base } })}
      onDone={({ version }) => props.onDone(version)}
      onClose={props.onClose}
    >
      <p>{t('sure.text')}</p>
    </SureDialog>
  )
}
