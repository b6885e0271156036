import type { Feature } from '../../office/feature.ts'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { ViewSource } from '../../office/view-source.ts'
import { coalescedSender } from '../../transport/sockets/coalesced-sender.ts'
import type { HubNamespace } from '../../transport/sockets/namespaces.ts'
import type { DeviceLinks } from '../devices/links.ts'
import { displaySide } from './board.ts'
import { voiceRoutes } from './voice.ts'

/** `/display`: the call displays and the clips of their voice. A call goes to them before anything else. */
export function displaysFeature(parts: {
  displays: HubNamespace<'display'>
  session: OfficeSession
  views: ViewSource
  presence: Presence
  links: Pick<DeviceLinks, 'welcome'>
  /** The profile's file, which the clips lie beside. */
  officeFile: string | undefined
  /** The desks see something else than before. */
  onChange: () => void
}): Feature {
  const { displays, session, views, presence, onChange } = parts
  const board = displaySide({ displays, session, presence, ...views, onChange })
  const sender = coalescedSender(board.send)
  displays.on('connection', (socket) => {
    board.joined(socket)
    parts.links.welcome('display', socket, board.listeners(socket))
  })
  return {
    routes: voiceRoutes(parts.officeFile),
    onRecorded: board.happened,
    mark: sender.mark,
    called: sender.now,
    stop: sender.stop,
  }
}
