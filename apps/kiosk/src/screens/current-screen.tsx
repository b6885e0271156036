import { useKiosk } from '../kiosk-context.ts'
import { CardScreen } from './card.tsx'
import { CardTakeScreen } from './card-take.tsx'
import { CardsScreen } from './cards.tsx'
import { CodeScreen } from './code.tsx'
import { ElsewhereScreen } from './elsewhere.tsx'
import { HomeScreen } from './home.tsx'
import { HoursScreen } from './hours.tsx'
import { InformationScreen } from './information.tsx'
import { LanguagesScreen } from './languages.tsx'
import { NoticesScreen } from './notices.tsx'
import { PinScreen } from './pin.tsx'
import { PrepareScreen } from './prepare.tsx'
import { QueueClosedScreen } from './queue-closed.tsx'
import { RefusedScreen } from './refused.tsx'
import { ScannedScreen } from './scanned.tsx'
import { ServicesScreen } from './services.tsx'
import { StatusScreen } from './status.tsx'
import { TicketScreen } from './ticket.tsx'
import { UnansweredScreen } from './unanswered.tsx'
import { VisitScreen } from './visit.tsx'
import { WalkInScreen } from './walk-in.tsx'

/** The screen that the machine is at. */
export function CurrentScreen() {
  const { state } = useKiosk()
  const { at } = state
  if (state.choosingLanguage) return <LanguagesScreen />
  if ('pending' in at && at.pending === 'unreachable') return <UnansweredScreen />
  switch (at.screen) {
    case 'start':
      return <LanguagesScreen />
    case 'home':
      return <HomeScreen />
    case 'pin':
      if (at.entry.kind !== 'pin')
        return <CodeScreen entry={at.entry} typed={at.typed} checking={at.pending === 'asking'} />
      return <PinScreen digits={at.typed} checking={at.pending === 'asking'} />
    case 'services':
      return <ServicesScreen page={at.page} />
    case 'scanned':
      return <ScannedScreen />
    case 'visit':
      return <VisitScreen visit={at.visit} again={at.back} busy={at.pending === 'asking'} />
    case 'elsewhere':
      return <ElsewhereScreen told={at.told} />
    case 'walk-in':
      return <WalkInScreen queue={at.queue} busy={at.pending === 'asking'} />
    case 'prepare':
      return <PrepareScreen queue={at.queue} />
    case 'queue-closed':
      return <QueueClosedScreen queue={at.queue} />
    case 'refused':
      return <RefusedScreen refused={at} />
    case 'ticket':
      return <TicketScreen ticket={at.ticket} kind={at.kind} />
    case 'status':
      return <StatusScreen at={at} />
    case 'information':
      return <InformationScreen page={at.page} />
    case 'notices':
      return <NoticesScreen page={at.page} />
    case 'hours':
      return <HoursScreen />
    case 'cards':
      return <CardsScreen page={at.page} />
    case 'card':
      return <CardScreen at={at} />
    case 'card-take':
      return <CardTakeScreen at={at} />
    default: {
      const never: never = at
      return never
    }
  }
}
