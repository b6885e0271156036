import type { ViewHead } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'

/** Says that what this screen shows is a demonstration, discreetly; nothing on a real day. */
export function DemoMark({ view }: { view: Pick<ViewHead, 'demo'> | null }) {
  const { t } = useTranslation('common')
  return view?.demo ? <p className="demo-mark">{t('demo')}</p> : null
}
