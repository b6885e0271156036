/** So many pages that nobody sees keep their line in one browser, phones' pages among them. */
const MOST = 2
/** The ticket's page says the same by this name. */
const CHANNEL = 'poczekalnia-lines'

/**
 * Gives a line back while nobody sees the page, where lines are few: by HTTP/1.1 a browser has six to a host, so with
 * six pages that ask for news the long way (a proxy that lets no WebSocket through) a seventh never opens. The two that
 * were left last keep theirs and go on telling; the others take theirs up again when somebody looks.
 * @param line.isScarce whether it is one of the six
 */
export function giveBackWhileHidden(line: { isScarce(): boolean; close(): void; open(): void }): {
  /** The line stands, or stands otherwise than before. */
  opened(): void
} {
  const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null
  let hiddenAfter = 0
  let given = false
  const giveBack = () => {
    given = true
    line.close()
  }
  const hidden = () => {
    if (!line.isScarce()) return
    if (!others) return giveBack()
    hiddenAfter = 0
    others.postMessage('hidden')
  }
  others?.addEventListener('message', () => {
    if (!document.hidden || given || !line.isScarce()) return
    hiddenAfter += 1
    if (hiddenAfter >= MOST) giveBack()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hidden()
    else if (given) {
      given = false
      line.open()
    }
  })
  return { opened: () => document.hidden && hidden() }
}
