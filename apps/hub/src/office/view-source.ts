import type { ViewContext } from '@poczekalnia/queue-core'
import type { OfficeSession } from './session.ts'

/** What views are made from and how they go out. */
export type ViewSource = {
  context(): ViewContext
  /**
   * Sends what was computed once everything in it is on disk: nobody is shown what a power cut could take back. In
   * order.
   */
  sendDurable(send: () => void): void
}

export function viewSource(session: OfficeSession, demo: boolean): ViewSource {
  let seq = 0
  let unsent = 0
  return {
    context() {
      // Every start writes an event, so a view made after it goes before none that was sent before.
      seq = Math.max(seq + 1, session.version() * 1_000_000)
      return { office: session.office, now: session.now(), seq, demo }
    },
    sendDurable(send) {
      if (unsent === 0 && session.isDurable()) {
        send()
        return
      }
      unsent++
      const sent = () => void unsent--
      session
        .durable()
        .then(send, () => undefined)
        .then(sent)
    },
  }
}
