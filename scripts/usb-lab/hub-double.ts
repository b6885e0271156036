import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PrinterStatus, type PrintJob, PrintOutcome } from '@poczekalnia/protocol'
import { Server, type Socket } from 'socket.io'

/** As much of a hub as a print agent sees: it takes states and gives jobs. */
export type HubDouble = {
  url: string
  /** The newest state that the agent told, and when. */
  state(): { state: string; at: number }
  /** When the agent has told this state, epoch ms; now when it is its newest. */
  told(state: string, withinMs: number): Promise<number>
  print(job: PrintJob): Promise<PrintOutcome>
  stop(): Promise<void>
}

export async function startHubDouble(): Promise<HubDouble> {
  const http = createServer()
  const io = new Server(http)
  let newest = { state: 'none', at: 0 }
  const listeners = new Set<() => void>()
  const linked = Promise.withResolvers<Socket>()
  io.of('/printer').on('connection', (socket) => {
    socket.on('status', (status) => {
      const { state } = PrinterStatus.parse(status)
      if (state !== newest.state) newest = { state, at: Date.now() }
      for (const listener of listeners) listener()
    })
    linked.resolve(socket)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    state: () => newest,
    told: (state, withinMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look)
          reject(new Error(`not told within ${withinMs} ms: ${state}; it is ${newest.state}`))
        }, withinMs)
        const look = () => {
          if (newest.state !== state) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve(newest.at)
        }
        listeners.add(look)
        look()
      }),
    async print(job) {
      const socket = await linked.promise
      return PrintOutcome.parse(await socket.timeout(120_000).emitWithAck('print', { job }))
    },
    stop: () => io.close(),
  }
}
