import { words } from '@poczekalnia/locales'
import { callReasons, Language, staffLanguages as languages, type WhyWaiting } from '@poczekalnia/protocol'
import { escapeHtml, html } from '@poczekalnia/server/html'
import { expect, test } from 'vitest'
import { renderTicketActs, wallTimeAfter } from './acts.ts'
import { waitHours } from './fragment.ts'
import { renderTicketFragment, renderTicketPage } from './render.ts'
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

test('[ACC-6] a browser’s translation changes neither number nor desk', () => {
  const at = '2026-11-19T12:34:50+01:00'
  const state = { status: 'called', desk: 25, at, recalls: 0, reason: 'booked-hour-come' } as const
  const page = renderTicketPage(sampleTicketView({ state }), words('pl'), opts)
  expect([...page.matchAll(/translate="no"[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(['U045', '25', '25'])
  expect(page).not.toContain('notranslate')
  for (const missing of ['unknown', 'day-over'] as const)
    expect(renderTicketPage(null, words('pl'), { ...opts, missing })).toContain('content="notranslate"')
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

test('[ACC-10] the picture of a wait tells between which hours the call is expected, and fills nothing', () => {
  expect(waitHours({ low: 25, high: 40 }, '2026-11-19T12:37:00+01:00').text).toBe('13:00-13:20')
  expect(waitHours({ low: 3, high: 7 }, '2026-11-19T12:37:00+01:00').text).toBe('12:40-12:44')
  expect(waitHours({ low: 5, high: 5 }, '2026-11-19T12:37:00+01:00').text).toBe('12:42')
  expect(waitHours({ low: 150, high: 190 }, '2026-11-19T12:35:00+01:00', '15:30').text).toBe('15:05-15:30')
  const page = renderTicketFragment(sampleTicketView(), words('pl'))
  expect(page).toContain('<text x="0" y="50">12:35</text>')
  expect(page).toContain('13:00-13:15</text>')
  // A bar that is partly dark is read as how much is done.
  expect(page.match(/<rect/g)).toHaveLength(1)
})

test('[ACC-8] in Arabic the picture of a wait runs from right to left, its hours as clocks show them', () => {
  const page = renderTicketFragment(sampleTicketView({ language: 'ar' }), words('ar'))
  expect(page).toContain('<circle cx="308"')
  expect(page).toContain('<rect x="12"')
  expect(page).toContain('<text x="320" y="50" class="right">12:35</text>')
  expect(page).toContain('<text x="12" y="50">13:00-13:15</text>')
})

test('[ACC-10] a wait that may go beyond closing is told so; one that does for certain has no time at all', () => {
  const past = (certain: boolean) =>
    renderTicketFragment(
      sampleTicketView({
        state: {
          status: 'waiting',
          ahead: 57,
          estimate: { low: 475, high: 480 },
          desk: null,
          why: null,
          pastClosing: { closes: '15:30', certain },
        },
      }),
      words('en'),
    )
  expect(past(false)).toContain('We close at 15:30 and may not reach your number')
  expect(past(true)).toContain('are unlikely to reach your number')
  expect([past(false), past(true)].map((page) => page.includes('class="wait"'))).toEqual([true, false])
})

test('[ACC-10] a booked visitor is told of those who are booked earlier, not of everybody who waits', () => {
  const page = (hour: string, ahead: number) =>
    renderTicketFragment(
      sampleTicketView({
        hour,
        state: { status: 'waiting', ahead, estimate: null, desk: null, why: null },
      }),
      words('en'),
    )
  expect(page('12:50', 2)).toContain('Booked visits before yours: 2.')
  expect(page('12:50', 0)).toContain('Booked visits before yours: 0.')
  expect(page('12:30', 2)).toContain('There are 2 people before you.')
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
  const page = renderTicketPage(null, words('pl'), opts)
  for (const language of languages) expect(page).toContain(`<div lang="${language}" dir="ltr"`)
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

test('[REG-3] where it is shorter is told with both waits, its age and the address, in every language', () => {
  const elsewhere = {
    ...{ office: { pl: 'Oddział w Toruniu' }, address: 'ul. Moniuszki 15', asOf: '12:34' },
    ...{ there: { low: 5, high: 10 }, here: { low: 45, high: 60 } },
  }
  for (const language of Language.options) {
    const shown = renderTicketFragment(sampleTicketView({ language, elsewhere }), words(language))
    for (const part of ['Oddział w Toruniu', 'ul. Moniuszki 15', '12:34', '5-10', '45'])
      expect(shown, language).toContain(part)
    expect(shown).not.toMatch(/shorterElsewhere|\{\{|undefined/)
  }
  const polish = renderTicketFragment(sampleTicketView({ elsewhere }), words('pl')).replaceAll('\u00a0', ' ')
  expect(polish).toContain('U nas około 45 min – 1 godz., tam teraz około 5-10 min (stan z godziny 12:34).')
})

test('the page links the accessibility statement where the office tells its address, in every language', () => {
  const address = 'https://www.urzad.example/deklaracja?a=1&b=2'
  for (const language of Language.options)
    for (const view of [sampleTicketView({ language }), everyTicketState(language).finished!]) {
      const t = words(language)
      const opts = { nonce: 'n', code: 'c' }
      expect(renderTicketPage(view, t, opts)).not.toContain(t('booking:accessibility'))
      expect(renderTicketPage(view, t, { ...opts, statement: address })).toContain(
        `<footer><a href="${address.replace('&', '&amp;')}">${t('booking:accessibility')}</a></footer>`,
      )
    }
})
