import { expect, test } from 'vitest'
import { whatToDo } from '../profile/change-words.ts'
import { differences } from '../profile/differences.ts'
import { type Office, office } from '../profile/office.ts'
import type { Profile } from '../profile/schema.ts'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { changeProblems } from './profile-change.ts'

const walkIn = 'uzupelnienie-dokumentow'
const place = bydgoszcz()
const changed = (change: (profile: Profile) => void): Office => {
  const profile = structuredClone(place.profile)
  change(profile)
  return office(profile)
}
const queueOf = (profile: Profile, id: string) => {
  const queue = profile.queues.find((one) => one.id === id)
  if (!queue) throw new Error(id)
  return queue
}
const without = (id: string) =>
  changed((profile) => {
    profile.queues = profile.queues.filter((queue) => queue.id !== id)
  })

type Day = ReturnType<typeof officeDay>
const problems = (day: Day, next: Office) => changeProblems(day.state, day.office, next, day.now())
const day = () => officeDay(place).at('12:05')

test('an empty office takes any profile of its own over', () => {
  const next = changed((profile) => {
    profile.queues = profile.queues.filter((queue) => queue.id !== walkIn)
    profile.desks = profile.desks.slice(0, 2)
    profile.languages = ['pl']
    profile.checkIn.code = { kind: 'letters-and-digits', min: 6, max: 8 }
  })
  expect(problems(day(), next)).toEqual([])
})

test('settings that orphan nobody are taken over whoever waits', () => {
  const room = day()
  room.takeTicket()
  room.openDesk(1)
  const next = changed((profile) => {
    profile.calls.recallsBeforeAbsent = 3
    queueOf(profile, walkIn).bring = []
    profile.hours = {}
  })
  expect(problems(room, next)).toEqual([])
})

test('the id and the zone of an office stay', () => {
  const next = changed((profile) => {
    profile.id = 'elsewhere'
    profile.zone = 'Europe/Kyiv'
  })
  expect(problems(day(), next).map(({ kind }) => kind)).toEqual(['id-changed', 'zone-changed'])
})

test('[ALL-5] a queue in which people wait, or which has visits to come, is not removed', () => {
  const room = officeDay(place)
  room.book('14:00', { queue: 'pobyt-staly' })
  room.book('14:00', { queue: 'pobyt-staly', on: '2026-11-23' })
  room.at('12:05')
  for (let i = 0; i < 3; i++) room.takeTicket()
  const [removed] = problems(room, without(walkIn))
  expect(removed).toEqual({ kind: 'queue-removed', queue: walkIn, tickets: 3, visits: 0 })
  expect(removed && whatToDo(removed)).toBe(
    `3 tickets of the queue "${walkIn}": serve or transfer the tickets and wait for the visits or cancel them; ` +
      'or keep the queue, without hours, until then',
  )
  expect(problems(room, without('pobyt-staly'))).toEqual([
    { kind: 'queue-removed', queue: 'pobyt-staly', tickets: 0, visits: 2 },
  ])
  room.serve(room.openDesk(1))
  for (let i = 0; i < 2; i++) room.serve('clerk 1')
  expect(problems(room, without(walkIn))).toEqual([])
})

test('[ALL-5] who is away, absent or at a desk belongs to the queue as well', () => {
  const room = day()
  for (let i = 0; i < 3; i++) room.takeTicket()
  const desk = room.openDesk(1)
  room.act({ type: 'AskForTime', ticket: room.ticket('U003').id }, 'visitor')
  room.next(desk)
  room.clerk(desk, { type: 'Recall' })
  room.clerk(desk, { type: 'MarkAbsent' })
  room.next(desk)
  expect(problems(room, without(walkIn))).toMatchObject([{ tickets: 3 }])
})

test('[ALL-1] a prefix does not change, and is not given to another queue, on a day on which it was used', () => {
  const room = day()
  room.serve(room.openDesk(1))
  room.takeTicket()
  room.serve('clerk 1')
  const renamed = changed((profile) => {
    queueOf(profile, walkIn).prefix = 'Z'
  })
  expect(problems(room, renamed)).toMatchObject([{ kind: 'prefix-changed', queue: walkIn }])
  const replaced = changed((profile) => {
    queueOf(profile, walkIn).id = 'nowa-kolejka'
  })
  expect(problems(room, replaced)).toEqual([{ kind: 'prefix-used-today', queue: 'nowa-kolejka', prefix: 'U' }])
  room.at('08:00', '2026-11-20')
  expect([problems(room, renamed), problems(room, replaced)]).toEqual([[], []])
})

test('a queue does not turn from booked into walk-in, or to calls by number, with visits to come', () => {
  const room = day()
  room.book('14:00')
  const byNumber = changed((profile) => {
    const queue = queueOf(profile, 'pobyt-czasowy')
    if (queue.kind === 'booked') queue.arrival = 'by-number'
  })
  expect(problems(room, byNumber)).toEqual([{ kind: 'arrival-changed', queue: 'pobyt-czasowy', visits: 1 }])
  const walkedInto = changed((profile) => {
    const [queue, model] = [queueOf(profile, 'pobyt-czasowy'), queueOf(profile, walkIn)]
    Object.assign(queue, structuredClone(model), { id: queue.id, prefix: queue.prefix })
  })
  expect(problems(room, walkedInto)).toMatchObject([{ kind: 'queue-kind-changed', visits: 1 }])
})

test('a desk where a clerk works, or to which tickets were sent, is not removed', () => {
  const room = day()
  const desk = room.openDesk(1)
  room.takeTicket()
  room.next(desk)
  room.clerk(desk, { type: 'Transfer', to: { desk: 2 } })
  const next = changed((profile) => {
    profile.desks = profile.desks.filter(({ number }) => number > 2)
  })
  expect(problems(room, next)).toEqual([
    { kind: 'desk-removed', desk: 1, open: true, tickets: 0 },
    { kind: 'desk-removed', desk: 2, open: false, tickets: 1 },
  ])
})

test('a language that tickets have, codes that visitors hold and a ground that a ticket goes first on stay', () => {
  const room = day()
  const booking = room.book('12:20')
  room.book('14:00')
  room.act({ type: 'GivePriority', holder: null, ticket: room.checkIn(booking).number, ground: 'pregnancy' })
  const next = changed((profile) => {
    profile.languages = ['pl', 'en', 'ru']
    profile.checkIn.code = { kind: 'letters-and-digits', min: 6, max: 8 }
    profile.priority = { grounds: [{ id: 'disability', name: { pl: 'x' } }], atMostEvery: 2 }
  })
  expect(problems(room, next)).toEqual([
    { kind: 'language-removed', language: 'uk', tickets: 1 },
    { kind: 'code-changed', visits: 1 },
    { kind: 'ground-removed', ground: 'pregnancy', tickets: 1 },
  ])
})

test('every problem says what to do', () => {
  const all: Parameters<typeof whatToDo>[0][] = [
    { kind: 'id-changed', from: 'a', to: 'b' },
    { kind: 'zone-changed', from: 'a', to: 'b' },
    { kind: 'queue-kind-changed', queue: 'q', tickets: 1, visits: 2 },
    { kind: 'arrival-changed', queue: 'q', visits: 1 },
    { kind: 'prefix-changed', queue: 'q', tickets: 1, visits: 0 },
    { kind: 'prefix-changed', queue: 'q', tickets: 0, visits: 2 },
    { kind: 'prefix-used-today', queue: 'q', prefix: 'A' },
    { kind: 'desk-removed', desk: 3, open: true, tickets: 2 },
    { kind: 'language-removed', language: 'uk', tickets: 1 },
    { kind: 'code-changed', visits: 1 },
    { kind: 'ground-removed', ground: 'g', tickets: 1 },
  ]
  expect(all.map(whatToDo).filter((text) => text.length < 30)).toEqual([])
  expect(whatToDo({ kind: 'desk-removed', desk: 3, open: true, tickets: 2 })).toBe(
    'desk 3: a clerk works there: close it first; 2 tickets sent to it wait: call or transfer them',
  )
})

test('the difference of two profiles, setting by setting, as people name them', () => {
  const next = changed((profile) => {
    const queue = queueOf(profile, walkIn)
    if (queue.kind === 'walk-in') queue.tickets = { ...queue.tickets, 4: [{ from: '12:00', to: '14:00' }] }
    profile.desks = [
      ...profile.desks.filter(({ number }) => number !== 8),
      { number: 9, queues: [walkIn, 'pobyt-staly'] },
    ]
    profile.name = { ...profile.name, en: 'Another name' }
    profile.retentionDays = 7
    delete profile.visitor
  })
  expect(differences(place.profile, next.profile)).toEqual([
    { path: 'name.en', before: place.profile.name.en, after: 'Another name' },
    { path: 'desks.9.number', before: null, after: '9' },
    { path: 'desks.9.queues', before: null, after: `${walkIn}, pobyt-staly` },
    { path: `queues.${walkIn}.tickets.thursday`, before: '12:00-15:30', after: '12:00-14:00' },
    { path: 'retentionDays', before: '14', after: '7' },
    { path: 'desks.8.number', before: '8', after: null },
    { path: 'visitor.moreMinutes', before: '10', after: null },
    { path: 'visitor.times', before: '1', after: null },
  ])
  expect(differences(place.profile, structuredClone(place.profile))).toEqual([])
})
