import { useTranslation } from 'react-i18next'

/** Says that what this screen shows is a demonstration, discreetly and on every screen. */
export function DemoMark() {
  const { t } = useTranslation('common')
  return <p className="demo-mark">{t('demo')}</p>
}
