import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Ack, CalledTicket, DisplayView, IssuedTicket, KioskView, ViewHead } from '@poczekalnia/protocol'
import { io, type Socket } from 'socket.io-client'
import { request } from '../../packages/ui/src/request.ts'

/** What machines, desks and displays have been told, for as long as the load runs. */
export type OfficeLoad = {
  /** Tickets that a machine was acknowledged, by id. */
  tickets: Map<string, IssuedTicket>
  /** Calls that a desk was acknowledged, by the call's id. */
  calls: Map<string, CalledTicket>
  /** Calls and tickets that some screen has shown. */
  shown: { calls: Map<string, { number: string; desk: number }>; tickets: Set<string> }
  /** Acknowledgements so far. */
  acknowledged(): number
  /**
   * Resolves when so many further acts were acknowledged.
   * @throws when they are not within the time in which any hub would have started again
   */
  further(acts: number): Promise<void>
  /** Resolves when that is so. @throws as above */
  until(isSo: () => boolean, what: string): Promise<void>
  /** Times that a client was linked again after a lost link. */
  reconnects(): number
  /** Acts that were asked for a second time after their answer, and how often a restart lay between. */
  repeats: { all: number; overRestart: number }
  /** Everything that should not have happened, in words. */
  complaints: string[]
  /** Lets the acts under way be answered, then parts. */
  stop(): Promise<void>
}

/** Longer than any restart: a client that gives up has not carried on. */
const patience = { tryMs: 2_000, giveUpMs: 400_000 }

/**
 * Machines that give out tickets and clerks who serve, each a real socket.io client that repeats with the same key what
 * was not answered, exactly as the screens do; and displays that look on.
 * @param parts.pins of today's bookings, each confirmed by one machine
 */
export function startLoad(parts: {
  url: string
  kiosks: readonly string[]
  counters: readonly string[]
  displays: readonly string[]
  walkIn: string
  pins: readonly string[]
}): OfficeLoad {
  const tickets: OfficeLoad['tickets'] = new Map()
  const calls: OfficeLoad['calls'] = new Map()
  const shown: OfficeLoad['shown'] = { calls: new Map(), tickets: new Set() }
  const repeats = { all: 0, overRestart: 0 }
  const complaints: string[] = []
  const pins = [...parts.pins]
  const sockets: Socket[] = []
  let acknowledged = 0
  let reconnects = 0
  let stopped = false

  const link = (namespace: string, token: string, look: (view: never) => void, session?: string): Socket => {
    const socket = io(`${parts.url}/${namespace}`, {
      auth: session ? { token, session } : { token },
      transports: ['websocket'],
      reconnectionDelay: 30,
      reconnectionDelayMax: 90,
      forceNew: true,
    })
    let seq = 0
    let links = 0
    socket.on('connect', () => {
      if (links++ > 0) reconnects++
    })
    socket.on('view', (view: ViewHead) => {
      if (view.seq < seq) complaints.push(`/${namespace}: seq fell from ${seq} to ${view.seq}`)
      seq = view.seq
      look(view as never)
    })
    sockets.push(socket)
    return socket
  }
  const ask = async <T>(socket: Socket, event: string, payload: object): Promise<Ack<T>> => {
    const answer = (await request(socket, event, payload, patience)) as Ack<T>
    acknowledged++
    return answer
  }
  const refused = (event: string, answer: Ack<object>) => {
    if (!answer.ok) complaints.push(`${event} was refused: ${JSON.stringify(answer.error)}`)
  }

  const machine = async (token: string) => {
    const socket = link('kiosk', token, (view: KioskView) => {
      for (const id of Object.keys(view.prints)) shown.tickets.add(id)
    })
    type Done = { event: string; payload: object; ticket: IssuedTicket; link: string | undefined }
    const done: Done[] = []
    const again = async (act: Done) => {
      if (act.link !== socket.id) repeats.overRestart++
      act.link = socket.id
      repeats.all++
      const answer = await ask<{ ticket: IssuedTicket }>(socket, act.event, act.payload)
      if (!answer.ok || answer.ticket.id !== act.ticket.id || answer.ticket.number !== act.ticket.number)
        complaints.push(`${act.ticket.number}, asked for again, became ${JSON.stringify(answer)}`)
    }
    while (!stopped) {
      const pin = Math.random() < 0.2 ? pins.shift() : undefined
      let [event, payload]: [string, object] = ['take-ticket', { queue: parts.walkIn, language: 'uk' }]
      if (pin !== undefined) {
        const found = await ask<{ visit: { id: string } }>(socket, 'find-visit', { pin })
        refused('find-visit', found)
        if (found.ok) [event, payload] = ['confirm-visit', { visit: found.visit.id, language: 'pl' }]
      }
      payload = { ...payload, key: randomUUID() }
      const answer = await ask<{ ticket: IssuedTicket }>(socket, event, payload)
      refused(event, answer)
      if (answer.ok) {
        const { id, number } = answer.ticket
        if (tickets.has(id)) complaints.push(`${number} was given to two people`)
        tickets.set(id, answer.ticket)
        done.push({ event, payload, ticket: answer.ticket, link: socket.id })
      }
      await pause(30)
      // The same act once more: what was answered before the hub died, and now and then what was answered just now.
      const before = done.findLast((act) => act.link !== socket.id)
      const newest = Math.random() < 0.1 ? done.at(-1) : undefined
      for (const act of new Set([before, newest])) if (act) await again(act)
      if (done.length > 2) done.shift()
    }
  }

  const clerk = async (token: string, at: number) => {
    const socket = link('counter', token, () => undefined, `page-${at}`)
    const act = async (event: string, payload: object = {}): Promise<CalledTicket | null> => {
      const answer = await ask<{ ticket?: CalledTicket }>(socket, event, payload)
      if (event === 'call-next' && !answer.ok && answer.error.code === 'nobody-waiting') return null
      refused(event, answer)
      if (!answer.ok || !answer.ticket) return null
      calls.set(answer.ticket.call, answer.ticket)
      return answer.ticket
    }
    await act('open-desk', { desk: at })
    while (!stopped) {
      await pause(20)
      const called = await act('call-next')
      if (!called) continue
      if (called.desk !== at) complaints.push(`desk ${at} was told of a call to desk ${called.desk}`)
      const chance = Math.random()
      if (chance < 0.15) {
        const recalled = await act('recall')
        if (recalled?.call !== called.call) complaints.push(`${called.number} was recalled as another call`)
        await act('no-show')
        await act('take-back', { ticket: called.id })
      } else if (chance < 0.2) await act('return')
      else if (chance < 0.25)
        await act('transfer', { queue: called.queue === parts.walkIn ? 'pobyt-staly' : parts.walkIn })
      else {
        await act('start')
        await pause(10)
        await act(chance < 0.3 ? 'cancel-visit' : 'finish', chance < 0.3 ? { reason: 'visitor-resigned' } : {})
      }
    }
  }

  for (const token of parts.displays)
    link('display', token, (view: DisplayView) => {
      for (const { id, number, desk } of view.calls) shown.calls.set(id, { number, desk })
    })
  const working = [...parts.kiosks.map(machine), ...parts.counters.map((token, i) => clerk(token, i + 1))].map((work) =>
    work.catch((error: unknown) => complaints.push(`a client gave up: ${error}`)),
  )

  const until = async (isSo: () => boolean, what: string) => {
    const began = performance.now()
    while (!isSo()) {
      if (performance.now() - began > patience.giveUpMs) throw new Error(`in vain: ${what}; ${complaints.join('; ')}`)
      await wait(5)
    }
  }
  return {
    tickets,
    calls,
    shown,
    acknowledged: () => acknowledged,
    further(acts) {
      const enough = acknowledged + acts
      return until(() => acknowledged >= enough, 'the clients carry on')
    },
    until,
    reconnects: () => reconnects,
    repeats,
    complaints,
    async stop() {
      stopped = true
      await Promise.all(working)
      for (const socket of sockets) socket.disconnect()
    },
  }
}

/** A moment of up to so many milliseconds. */
const pause = (upTo: number) => wait(Math.random() * upTo)
