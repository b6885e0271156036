import type { CalledTicket } from '@poczekalnia/protocol'
import { checkLog, readEvents } from '../../tests/support/log-check.ts'
import { takeTickets, withHub } from './bench-hub.ts'
import { type Benchmark, count } from './report.ts'

const [CLERKS, TICKETS] = [64, 1_000]

/**
 * All clerks press "next" at the same moment, twice each, again and again until nobody waits: nobody is called twice or
 * forgotten.
 */
export const clerksAtOnce: Benchmark = {
  name: 'clerks',
  run: () =>
    withHub({ desks: CLERKS, devices: { kiosk: 16, counter: CLERKS } }, async (bench) => {
      await takeTickets(await bench.join('kiosk', 16), TICKETS)
      const clerks = await bench.join('counter', CLERKS)
      await Promise.all(clerks.map((clerk, i) => clerk.ask('open-desk', { desk: i + 1 })))
      const called: string[] = []
      const began = performance.now()
      let presses = 0
      for (let left = true; left; ) {
        const answers = await Promise.all(
          clerks.flatMap((clerk, i) => {
            const key = `press-${presses++}`
            const press = () => clerk.tryAsk<{ ticket: CalledTicket }>('call-next', { key })
            // A double press: one with the same key, as a page repeats it, one with a key of its own, as two fingers
            // would.
            return [press(), i % 2 === 0 ? press() : clerk.tryAsk<{ ticket: CalledTicket }>('call-next', {})]
          }),
        )
        const calls = new Map<string, string>()
        for (const answer of answers) if (answer.ok) calls.set(answer.ticket.call, answer.ticket.id)
        called.push(...calls.values())
        await Promise.all(clerks.map((clerk) => clerk.tryAsk('finish', {})))
        left = calls.size > 0
      }
      const seconds = (performance.now() - began) / 1000
      const inLog = checkLog(await readEvents(bench.hub.dbFile, bench.office.id))
      const duplicates = called.length - new Set(called).size + Math.abs(inLog.calls.size - called.length)
      const losses = TICKETS - new Set(called).size
      return [
        {
          name: `${CLERKS} clerks press next at once, ${count(TICKETS)} tickets`,
          figure: `${duplicates} twice, ${losses} lost`,
          baseline: `${count(TICKETS / seconds)} calls/s`,
          ratio: null,
          aim: '0',
          met: duplicates === 0 && losses === 0,
        },
      ]
    }),
}
