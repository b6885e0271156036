import type { IssuedTicket, KioskView } from '@poczekalnia/protocol'
import { type ElsewhereOf, kioskView } from '@poczekalnia/queue-core'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { ViewSource } from '../../office/view-source.ts'
import { connectionOf } from '../../transport/sockets/admit.ts'
import { coalescedSender } from '../../transport/sockets/coalesced-sender.ts'
import type { HubNamespace } from '../../transport/sockets/namespaces.ts'
import { type CardService, withCards } from '../cards/card-service.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import type { DeviceLinks } from '../devices/links.ts'
import type { PrintDispatcher } from '../printing/print-dispatcher.ts'
import { kioskListeners } from './acts.ts'
import { pinThrottle } from './pin-throttle.ts'
import { refusalCounter } from './refusals.ts'

/** `/kiosk`: the ticket machines, what they show and what visitors ask there. */
export function kioskFeature(parts: {
  kiosks: HubNamespace<'kiosk'>
  session: OfficeSession
  views: ViewSource
  links: Pick<DeviceLinks, 'welcome'>
  devices: Pick<DeviceRegistry, 'namesOf'>
  printing: Pick<PrintDispatcher, 'printerOf' | 'differs'>
  cards: CardService
  estimate: (queue: string) => IssuedTicket['estimate']
  elsewhere: ElsewhereOf
}): Feature {
  const { kiosks, session, views, printing, cards, estimate, elsewhere } = parts
  const throttle = pinThrottle()
  const refusals = refusalCounter(session)
  const sender = coalescedSender(() => {
    if (kiosks.sockets.size === 0) return
    const own = kioskView(views.context(), session.state, { printer: printing.printerOf(''), estimate, elsewhere })
    const view: KioskView = withCards(own, cards)
    views.sendDurable(() => {
      if (!printing.differs()) kiosks.emit('view', view)
      else
        for (const one of kiosks.sockets.values())
          one.emit('view', { ...view, printer: printing.printerOf(connectionOf(one).device.id) })
    })
  })
  kiosks.on('connection', (socket) => {
    const connection = connectionOf(socket)
    const asks = kioskListeners(connection, {
      ...{ session, throttle, estimate, elsewhere, refusals, devices: parts.devices },
    })
    parts.links.welcome('kiosk', socket, { ...asks, ...cards.listeners(connection) })
  })
  return {
    mark: sender.mark,
    stop() {
      refusals.stop()
      sender.stop()
    },
  }
}
