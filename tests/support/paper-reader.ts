import {
  encodeTicket,
  isBlack,
  type Paper,
  renderTicket,
  standardProfile,
  startVirtualPrinter,
  tcpPrinter,
} from '@poczekalnia/printer'
import { PrintJob, type PrintOutcome, type TicketDocument } from '@poczekalnia/protocol'
import { io } from 'socket.io-client'

/** What came out of the printer: the words that the hub sent for it, and its dots. */
export type ReadPaper = { document: TicketDocument; paper: Paper }

/** A print agent with a virtual printer, which keeps what each ticket says beside the paper that it became. */
export type PaperReader = {
  readonly printed: readonly ReadPaper[]
  close(): Promise<void>
}

/** Joins a hub with a printer's token, and tells it that the printer is ready. */
export async function paperReader(hub: { url: string; token: string }): Promise<PaperReader> {
  const emulator = await startVirtualPrinter()
  const profile = standardProfile(576)
  const printer = tcpPrinter({ host: emulator.host, port: emulator.port, profile })
  const printed: ReadPaper[] = []
  const socket = io(`${hub.url}/printer`, { auth: { token: hub.token }, transports: ['websocket'], forceNew: true })
  socket.on('connect', () => socket.emit('status', { state: 'ready' }))
  socket.on('print', async ({ job }: { job: unknown }, acknowledge: (outcome: PrintOutcome) => void) => {
    const { document } = PrintJob.parse(job)
    const { outcome } = await printer.print(encodeTicket(renderTicket(document, 576), profile))
    const paper = emulator.papers.at(-1)
    if (outcome.outcome === 'printed' && paper) printed.push({ document, paper })
    acknowledge(outcome)
  })
  return {
    printed,
    async close() {
      socket.disconnect()
      await emulator.stop()
    },
  }
}

/** Every text of a document with its language, from top to bottom. */
export const textsOf = ({ blocks }: TicketDocument): { text: string; lang: string }[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'text') return [{ text: block.text, lang: block.lang }]
    if (block.kind === 'list') return block.items.map((text) => ({ text, lang: block.lang }))
    return block.kind === 'qr' ? [{ text: block.caption, lang: block.lang }] : []
  })

/** White dots on either side of the lowest line of a paper: a line that does not fill it ends at one of them. */
export function lowestLine({ bitmap }: Paper): { left: number; right: number } {
  const columnsOf = (y: number) =>
    Array.from({ length: bitmap.width }, (_, x) => x).filter((x) => isBlack(bitmap, x, y))
  let bottom = bitmap.height - 1
  while (bottom > 0 && columnsOf(bottom).length === 0) bottom--
  const inked = Array.from({ length: 24 }, (_, up) => columnsOf(bottom - up)).flat()
  return { left: Math.min(...inked), right: bitmap.width - 1 - Math.max(...inked) }
}
