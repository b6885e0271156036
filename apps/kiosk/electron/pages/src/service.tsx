import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from './bridge.ts'
import { ScreenTest } from './screen-test.tsx'
import { ServiceMenu } from './service-menu.tsx'
import { ServicePin } from './service-pin.tsx'

/** The way back to the visitors, on every page of the service menu. */
export function Leave({ name }: { name: string }) {
  return (
    <button type="button" className="tool" data-back onClick={() => void ask({ ask: 'leave' })}>
      <ArrowLeft aria-hidden />
      <span>{name}</span>
    </button>
  )
}

/** The service menu, behind the staff PIN. */
export function ServiceScreen({ unlocked }: { unlocked: boolean }) {
  const { t } = useTranslation('service')
  const [isOpen, setOpen] = useState(unlocked)
  const [testing, setTesting] = useState(false)
  if (!isOpen) return <ServicePin onOpen={() => setOpen(true)} leave={<Leave name={t('pin.leave')} />} />
  if (testing) return <ScreenTest onDone={() => setTesting(false)} />
  return <ServiceMenu onScreenTest={() => setTesting(true)} leave={<Leave name={t('menu.leave')} />} />
}
