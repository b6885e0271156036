import { ScanLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame, Question } from '../frame.tsx'

/** The moment in which a code that was read is looked up. */
export function ScannedScreen() {
  const { t } = useTranslation('kiosk')
  return (
    <Frame
      name="scanned"
      ask={
        <>
          <ScanLine aria-hidden className="sign" />
          <Question>{t('pin.checking')}</Question>
        </>
      }
      answers={null}
    />
  )
}
