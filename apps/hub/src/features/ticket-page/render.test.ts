import { words } from '@poczekalnia/locales'
import { callReasons, languages, type WhyWaiting } from '@poczekalnia/protocol'
import { escapeHtml, html } from '@poczekalnia/server/html'
import { expect, test } from 'vitest'
import { renderTicketActs, wallTimeAfter } from './acts.ts'
import { waitBar } from './fragment.ts'
import { direction, renderTicketFragment, renderTicketPage } from './render.ts'
import { everyTicketState, sampleTicketView } from './sample-view.ts'
import { whySentence } from './why.ts'

const opts = { nonce: 'abc123', code: 'k3v9' }

test('every value in a template is escaped, markup is not escaped twice', () => {
  expect(escapeHtml(`<b>"a" & 'b'</b>`)).toBe('&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;')
  expect(html`<p>${'<i>'}${html`<b>${1}</b>`}${[html`x`, html`y`]}${null}${false}</p>`.markup).toBe(
    '<p>&lt;i&gt;<b>1</b>xy</p>',
  )
})

test('a text of the office cannot bring markup into the page', () => {
  const view = sampleTicketView({ queue: { pl: '<script>alert(1)</script>' } })
  expect(renderTicketPage(view, words('pl'), opts)).not.toContain('<script>alert')
})

test('every state in every language is one document under 60 KB, in its language, with all its words', () => {
  for (const language of languages) {
    for (const [name, view] of Object.entries(everyTicketState(language))) {
      const page = renderTicketPage(view, words(language), opts)
      expect(Buffer.byteLength(page), name).toBeLessThan(60_000)
      expect(page).toContain(`<html lang="${language}" dir="ltr">`)
      expect(page, name).not.toMatch(/page:|undefined|\[object/)
      expect(page.replace(/<script[\s\S]*<\/script>/, '').replace(/\{\{(time|minutes)\}\}/g, ''), name).not.toContain(
        '{{',
      )
      expect(page).not.toMatch(/https?:\/\/|<link rel="stylesheet"| style="/)
    }
  }
})

test('a called ticket shows the desk and why this ticket was chosen [ALL-9]', () => {
  for (const language of languages) {
    for (const reason of callReasons) {
      const at = '2026-11-19T12:34:50+01:00'
      const view = sampleTicketView({ language, state: { status: 'called', desk: 25, at, recalls: 0, reason } })
      const page = renderTicketFragment(view, words(language))
      expect(page).toContain('aria-hidden="true">25</p>')
      expect(page).toContain(escapeHtml(words(language)(`page:reason.${reason}`)))
    }
  }
})

test('[ALL-10] a wait is a range, and without an open desk no time is told', () => {
  expect(renderTicketFragment(sampleTicketView(), words('en'))).toContain('About 25-40\u00a0min')
  const none = sampleTicketView({
    state: { status: 'waiting', ahead: 2, estimate: null, desk: null, why: { kind: 'desks-closed' } },
  })
  expect(renderTicketFragment(none, words('en'))).toMatch(/No desk is open/)
  expect(renderTicketFragment(none, words('en'))).not.toMatch(/\d+\smin/)
})

test('the bar is shorter later in the wait', () => {
  const issued = '2026-11-19T12:00:00+01:00'
  const early = waitBar({ low: 30, high: 45 }, issued, '2026-11-19T12:15:00+01:00')
  const late = waitBar({ low: 5, high: 10 }, issued, '2026-11-19T12:50:00+01:00')
  expect(early).toEqual({ low: 50, high: 75 })
  expect(late.high).toBeLessThan(early.high)
  expect(waitBar({ low: 0, high: 0 }, issued, issued)).toEqual({ low: 0, high: 0 })
})

test('style and script carry the nonce; a page whose ticket is over neither listens nor loads itself again', () => {
  const page = renderTicketPage(sampleTicketView(), words('pl'), opts)
  expect(page.match(/nonce="abc123"/g)).toHaveLength(2)
  expect(page).toContain('http-equiv="refresh"')
  const over = renderTicketPage(sampleTicketView({ state: { status: 'finished' } }), words('pl'), opts)
  expect(over).not.toMatch(/EventSource|http-equiv="refresh"/)
})

test('[ALL-7] once the time to come back is over, nobody is sent to a clerk for it', () => {
  const { absent, 'absent-late': late } = everyTicketState('en')
  expect(renderTicketFragment(absent!, words('en'))).toContain('Speak to a clerk before 13:05')
  expect(renderTicketFragment(late!, words('en'))).toMatch(/ended at 12:30/)
  expect(renderTicketFragment(late!, words('en'))).not.toMatch(/Speak to a clerk|put your number back/)
})

test('[KAT-4] who was cancelled is told what to do next, with a booking that a new one is needed', () => {
  const { cancelled } = everyTicketState('en')
  expect(renderTicketFragment(cancelled!, words('en'))).toMatch(/what to do next\?/)
  expect(renderTicketFragment(cancelled!, words('en'))).not.toMatch(/new booking/)
  expect(renderTicketFragment({ ...cancelled!, hour: '12:30' }, words('en'))).toMatch(/you need a new booking/)
})

test('whose day ended unserved is told so, and the page goes on listening: a desk may open again', () => {
  const { unserved, 'unserved-booked': booked } = everyTicketState('en')
  expect(renderTicketFragment(unserved!, words('en'))).toMatch(/valid on 19.11.2026 only[\s\S]*take a new ticket/)
  expect(renderTicketFragment(booked!, words('en'))).not.toMatch(/take a new ticket/)
  expect(renderTicketPage(unserved!, words('en'), opts)).toContain('EventSource')
})

test('the bell is the main button only while waiting for a call', () => {
  const weight = (name: string) =>
    /data-bell="(\w+)"/.exec(renderTicketFragment(everyTicketState('en')[name]!, words('en')))?.[1]
  expect(['waiting', 'called', 'away', 'absent', 'absent-late', 'serving', 'unserved'].map(weight)).toEqual([
    'main',
    'by',
    'by',
    'by',
    'none',
    'none',
    'none',
  ])
})

test('an unknown code and a day that is over are told in every language', () => {
  for (const [kind, key] of [
    ['unknown', 'unknown'],
    ['day-over', 'dayOver'],
  ] as const) {
    const page = renderTicketPage(null, words('pl'), { ...opts, missing: kind })
    for (const language of languages) {
      expect(page).toContain(`<div lang="${language}"`)
      expect(page).toContain(escapeHtml(words(language)(`page:${key}.text`)))
    }
  }
})

test('the direction follows the script', () => {
  expect(direction('uk')).toBe('ltr')
  expect(direction('ar')).toBe('rtl')
})

test('[ALL-9] every reason to wait is one sentence in every language, with its numbers', () => {
  const reasons: WhyWaiting[] = [
    { kind: 'desks-closed' },
    { kind: 'desks-paused' },
    { kind: 'desks-busy' },
    { kind: 'desk-free', desk: 25 },
    { kind: 'desk-busy', desk: 25 },
    { kind: 'own-hour', hour: '13:40' },
    ...[1, 2, 5, 21].flatMap((count): WhyWaiting[] => [
      { kind: 'booked-first', count, hour: '10:15' },
      { kind: 'booked-first', count, hour: null },
      { kind: 'priority-first', count },
    ]),
    { kind: 'walk-in-turn' },
    { kind: 'other-queue' },
    { kind: 'in-turns' },
    { kind: 'came-earlier' },
  ]
  for (const language of languages) {
    for (const why of reasons) {
      const sentence = whySentence(why, { hour: null }, words(language))
      expect(sentence).toMatch(/^[\p{Lu}\d].+\.$/u)
      expect(sentence).not.toMatch(/page:|\{\{/)
      if ('count' in why) expect(sentence).toContain(`${why.count} `)
      if ('desk' in why) expect(sentence).toContain('25')
    }
  }
  const booked = (count: number) =>
    whySentence({ kind: 'booked-first', count, hour: '10:15' }, { hour: null }, words('uk'))
  expect([1, 2, 5, 21].map(booked)).toEqual([
    'Спочатку пройде 1 особа, записана на 10:15.',
    'Спочатку пройдуть 2 особи, записані на 10:15.',
    'Спочатку пройдуть 5 осіб, записаних на 10:15.',
    'Спочатку пройде 21 особа, записана на 10:15.',
  ])
})

test('who came earlier is said otherwise to a visitor with a booking', () => {
  const say = (hour: string | null) => whySentence({ kind: 'came-earlier' }, { hour }, words('en'))
  expect(say(null)).toBe('People who came before you go first.')
  expect(say('12:20')).toContain('who confirmed their visit before you')
})

test('what may be done now is offered, and nothing else', () => {
  const acts = (over: Parameters<typeof sampleTicketView>[0]) =>
    [
      ...renderTicketActs(sampleTicketView({ language: 'en', ...over }), 'k3v9', words('en')).matchAll(
        /action="([^"]+)"/g,
      ),
    ].map((match) => match[1])
  expect(acts({})).toEqual(['k3v9/more-time', 'k3v9/leave'])
  expect(acts({ may: { moreMinutes: null, leave: true } })).toEqual(['k3v9/leave'])
  const away = { status: 'away' as const, until: '2026-11-19T12:46:00+01:00' }
  expect(acts({ state: away, may: { moreMinutes: null, leave: true } })).toEqual(['k3v9/back', 'k3v9/leave'])
  expect(acts({ state: { status: 'left' }, may: { moreMinutes: null, leave: false } })).toEqual([])
  expect(renderTicketActs(sampleTicketView({ language: 'en', hour: '12:40' }), 'k3v9', words('en'))).toContain(
    'Your booked visit will be given up too.',
  )
})

test('the time until which nobody calls is a whole minute upwards, as the hub reckons', () => {
  expect(wallTimeAfter('2026-11-19T12:35:00+01:00', 10)).toBe('12:45')
  expect(wallTimeAfter('2026-11-19T12:35:10+01:00', 10)).toBe('12:46')
  expect(wallTimeAfter('2026-11-19T23:55:00+01:00', 10)).toBe('00:05')
})
