import { Steady } from '@poczekalnia/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShellScreen } from '../../contract.ts'
import { ask } from './bridge.ts'
import { PairingScreen } from './pairing.tsx'
import { ServiceScreen } from './service.tsx'
import { SettingsScreen } from './settings.tsx'

/** The machine's own pages, for staff. Which one is the program's decision. */
export function App() {
  return <Steady>{useShell()}</Steady>
}

function useShell(): ReactNode {
  const { t, i18n } = useTranslation('service')
  const [shown, setShown] = useState<ShellScreen | null>(null)
  const look = () => void ask({ ask: 'screen' }).then(setShown)
  useEffect(look, [])
  useEffect(() => {
    document.title = t('title')
  }, [t, i18n.language])

  switch (shown?.screen) {
    case undefined:
      return null
    case 'pairing':
      return <PairingScreen needsPin={shown.needsPin} hub={shown.hub} />
    case 'settings':
      return <SettingsScreen problem={shown.problem} onChange={look} />
    case 'service':
      return <ServiceScreen unlocked={shown.unlocked} />
    default:
      return shown satisfies undefined
  }
}
