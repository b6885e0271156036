import type { LucideIcon } from 'lucide-react'
import { PrinterX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'
import { cannotPrint } from './paper.ts'
import { Unbroken } from './unbroken.tsx'

/** Something that people should know before they go on: an icon and a sentence. Nothing that looks like a button. */
export function Notice({
  icon: Icon,
  text,
  about,
}: {
  icon: LucideIcon
  text: ReactNode
  about?: 'printer' | undefined
}) {
  return (
    <p className="notice" data-notice={about}>
      <Icon aria-hidden />
      <span>{typeof text === 'string' ? <Unbroken text={text} /> : text}</span>
    </p>
  )
}

/** Says before a ticket is taken that there will be no paper; nothing while the printer is well. */
export function PrinterNotice() {
  const { view } = useKiosk()
  const { t } = useTranslation('kiosk')
  return cannotPrint(view) ? <Notice icon={PrinterX} text={t('printer.before')} about="printer" /> : null
}
