import { Dialog as SharedDialog } from '@poczekalnia/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCap } from './key-cap.tsx'

/** A question over the page; Escape and "back" close it. */
export function Dialog({ title, children, onClose }: { title: string; children: ReactNode; onClose: () => void }) {
  const { t } = useTranslation('counter')
  const back = (
    <>
      {t('dialog.back')}
      <KeyCap>Esc</KeyCap>
    </>
  )
  return (
    <SharedDialog title={title} back={back} onClose={onClose}>
      {children}
    </SharedDialog>
  )
}
