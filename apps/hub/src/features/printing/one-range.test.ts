import type { PrintJob } from '@poczekalnia/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'

type Ticket = { id: string; number: string; ahead: number; estimate: { low: number; high: number } | null }
const queue = 'uzupelnienie-dokumentow'
const textOf = ({ document }: PrintJob) => JSON.stringify(document)
const rangeOf = ({ estimate }: Ticket) =>
  estimate?.low ? `About ${estimate.low}-${estimate.high}\u00a0min` : `Up to ${estimate?.high}\u00a0min`

test('[ALL-10] screen, late paper and log tell one range; a later one says from when it is', async () => {
  const running = await runHub()
  onTestFinished(() => running.stop())
  const kiosk = await running.join('kiosk')
  const printer = await running.join('printer')
  const jobs: { job: PrintJob; answer: (outcome: unknown) => void }[] = []
  printer.socket.on('print', ({ job }: { job: PrintJob }, answer: (outcome: unknown) => void) =>
    jobs.push({ job, answer }),
  )
  await printer.ask('status', { state: 'ready' })
  const counter = await running.join('counter')
  await counter.ask('open-desk', { desk: 1 })
  const take = async (key?: string) =>
    (await kiosk.ask('take-ticket', { queue, language: 'en', ...(key && { key }) })).ticket as Ticket
  const tickets: Ticket[] = []
  for (let i = 0; i < 5; i++) tickets.push(await take(`tap-number-${i}`))
  const last = tickets[4] as Ticket
  expect(last).toMatchObject({ number: 'U005', ahead: 4 })

  await counter.ask('call-next')
  await counter.ask('start')
  await counter.ask('finish')
  await counter.ask('call-next')
  expect(await take('tap-number-4'), 'the same tap asked again').toEqual(last)

  // A printer is given four jobs at once: the fifth waits until one is done.
  await expect.poll(() => jobs.length).toBe(4)
  jobs[0]?.answer({ outcome: 'printed' })
  await expect.poll(() => jobs.length).toBe(5)
  const paper = jobs[4] as (typeof jobs)[number]
  expect(textOf(paper.job)).toContain(rangeOf(last))
  expect(textOf(paper.job)).toContain('There are 4 people before you.')
  expect(textOf(paper.job)).not.toContain('As of')

  running.clock.pass(60_000)
  paper.answer({ outcome: 'failed', reason: 'paper-out', bytesAccepted: 0 })
  await kiosk.until((v) => v.prints[last.id]?.state === 'failed')
  await counter.ask('reprint', { ticket: last.id })
  await expect.poll(() => jobs.length).toBe(6)
  const again = textOf((jobs[5] as (typeof jobs)[number]).job)
  expect(again).toContain('As of 12:06:')
  expect(again).toContain('There are 2 people before you.')
})
