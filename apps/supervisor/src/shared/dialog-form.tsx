import { Dialog } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { ActForm, type ActFormProps } from './act-form.tsx'

/** A form in a dialog: it closes when the hub has done it, and says what stood against it when the hub refuses. */
export function DialogForm<Answer extends object>(
  props: ActFormProps<Answer> & { title: string; onClose: () => void },
) {
  const { t } = useTranslation('supervisor')
  const { title, onClose, ...form } = props
  return (
    <Dialog title={title} back={t('supervisor:back')} onClose={onClose}>
      <ActForm {...form} />
    </Dialog>
  )
}
