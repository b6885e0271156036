import type { Language } from '@poczekalnia/protocol'
import { Cable, Monitor, Power, Printer, RefreshCw, RotateCw, Server, ShieldCheck } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceState } from '../../contract.ts'
import { Action, Card } from './action.tsx'
import { ask } from './bridge.ts'
import { Frame } from './frame.tsx'
import { Sure } from './sure.tsx'

/** How often the menu looks at the machine anew, ms. */
const lookEveryMs = 3_000

/** Everything that staff may have to know or do, each beside what it concerns. */
export function ServiceMenu({ onScreenTest, leave }: { onScreenTest: () => void; leave: ReactNode }) {
  const { t, i18n } = useTranslation('service')
  const [state, setState] = useState<ServiceState | null>(null)
  const [test, setTest] = useState<'testing' | 'printed' | 'notPrinted' | null>(null)
  const [sure, setSure] = useState<'quit' | 'pair-anew' | null>(null)
  useEffect(() => {
    let gone = false
    const look = () =>
      void ask({ ask: 'state' }).then(
        (now) => gone || setState(now),
        () => undefined,
      )
    look()
    const looking = setInterval(look, lookEveryMs)
    return () => {
      gone = true
      clearInterval(looking)
    }
  }, [])

  const printTest = async () => {
    setTest('testing')
    const { outcome } = await ask({ ask: 'test-ticket', language: i18n.language as Language })
    setTest(outcome === 'printed' ? 'printed' : 'notPrinted')
  }
  if (!state)
    return (
      <Frame name="service" title={t('menu.title')} bottom={leave}>
        {null}
      </Frame>
    )

  const { printer, hub, screen, recoveries } = state
  const printerSays = printer ? t(`printer:state.${printer.state}.title`) : t('menu.noPrinterState')
  return (
    <Frame name="service" title={t('menu.title')} bottom={leave}>
      <div className="cards-list">
        <Card icon={Printer} title={t('menu.printer')} state={printerSays} good={!printer || printer.state === 'ready'}>
          <p>{printer ? t(`printer:state.${printer.state}.advice`) : t('menu.noPrinter')}</p>
          {printer && <p className="small">{printer.name}</p>}
          <p role="status">{test && t(`menu.${test}`)}</p>
          {printer && (
            <Action
              icon={Printer}
              title={t('menu.test')}
              disabled={test === 'testing'}
              onPress={() => void printTest()}
            />
          )}
        </Card>
        <Card
          icon={Server}
          title={t('menu.hub')}
          state={hub.ms === null ? t('menu.hubGone') : t('menu.hubFine', { ms: hub.ms })}
          good={hub.ms !== null}
        >
          {hub.ms === null && <p>{t('menu.hubAdvice')}</p>}
          <p className="small">{[hub.url, hub.office].filter(Boolean).join(' · ')}</p>
        </Card>
        <Card
          icon={Monitor}
          title={t('menu.screen')}
          state={t('menu.screenSize', { width: screen.width, height: screen.height })}
          good={!screen.turned}
        >
          {screen.turned && <p>{t('menu.turned')}</p>}
          <Action icon={Monitor} title={t('menu.screenTest')} onPress={onScreenTest} />
        </Card>
        <Card icon={ShieldCheck} title={t('menu.device')} state={t('menu.version', { version: state.version })} good>
          <p>{recoveries.count === 0 ? t('menu.noRecoveries') : t('menu.recoveries', { count: recoveries.count })}</p>
          <p className="small">{state.encrypted ? t('menu.encrypted') : t('menu.plain')}</p>
          <p className="small">{t('menu.file', { file: state.settingsFile })}</p>
          <div className="pair">
            <Action icon={Cable} title={t('menu.pairAnew')} onPress={() => setSure('pair-anew')} />
            <Action icon={RotateCw} title={t('menu.restart')} onPress={() => void ask({ ask: 'restart' })} />
            <Action icon={Power} title={t('menu.quit')} onPress={() => setSure('quit')} />
          </div>
        </Card>
      </div>
      {sure && (
        <Sure
          icon={sure === 'quit' ? Power : RefreshCw}
          question={t(sure === 'quit' ? 'menu.quitSure' : 'menu.pairAnewSure')}
          onYes={() => void ask({ ask: sure })}
          onNo={() => setSure(null)}
        />
      )}
    </Frame>
  )
}
