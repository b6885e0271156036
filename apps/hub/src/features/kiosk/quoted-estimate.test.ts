import type { RecordedEvent } from '@poczekalnia/queue-core'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'

const queue = 'uzupelnienie-dokumentow'

test('[ALL-10] the machine’s screen and the log have the same range, for walk-ins and booked visits', async () => {
  const running = await runHub()
  onTestFinished(() => running.stop())
  const recorded: RecordedEvent[] = []
  running.hub.session.onRecorded((events) => recorded.push(...events))
  await running.importCsv(
    'date,time,queue,name,email,pin\n2026-11-19,12:20,pobyt-czasowy,Olena Kowal,olena@example.org,4711',
  )
  const kiosk = await running.join('kiosk')
  const take = async () => {
    const answer = await kiosk.ask('take-ticket', { queue, language: 'pl' })
    expect(answer.ok, JSON.stringify(answer)).toBe(true)
    return answer.ticket as { estimate: unknown }
  }
  expect((await take()).estimate).toBeNull()
  const counter = await running.join('counter')
  await counter.ask('open-desk', { desk: 1 })
  const [first, second] = [await take(), await take()]
  expect(first.estimate).not.toBeNull()
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  const booked = (await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk' })).ticket as { estimate: unknown }
  expect(booked.estimate).not.toBeNull()
  const told = recorded.flatMap(({ event }) => (event.type === 'TicketIssued' ? [event.told] : []))
  expect(told).toEqual([null, first.estimate, second.estimate, booked.estimate])
})

test('[ALL-8] what the machine refused is in the log when the hub stops, at the latest', async () => {
  const running = await runHub({ at: '10:00' })
  onTestFinished(() => running.stop())
  const kiosk = await running.join('kiosk')
  await kiosk.ask('find-visit', { pin: '9999' })
  await kiosk.ask('find-visit', { pin: '9998' })
  await kiosk.ask('take-ticket', { queue, language: 'pl' })
  const recorded: RecordedEvent[] = []
  running.hub.session.onRecorded((events) => recorded.push(...events))
  await running.restart()
  const refused = recorded.flatMap(({ actor, event }) =>
    event.type === 'VisitorsRefused' ? [{ actor, ...event }] : [],
  )
  expect(refused).toEqual([
    {
      actor: 'kiosk:test kiosk',
      type: 'VisitorsRefused',
      refusals: [
        { code: 'pin-unknown', queue: null, times: 2 },
        { code: 'queue-closed', queue, times: 1 },
      ],
    },
  ])
})
