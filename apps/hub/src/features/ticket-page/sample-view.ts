import type { TicketPageView } from '@poczekalnia/protocol'

/** A ticket page's view on the demonstration Thursday, for the tests of this folder and of the page in a browser. */
export function sampleTicketView(over: Partial<TicketPageView> = {}): TicketPageView {
  return {
    seq: 7,
    now: '2026-11-19T12:35:10+01:00',
    demo: true,
    office: {
      id: 'bydgoszcz',
      name: {
        pl: 'Kujawsko-Pomorski Urząd Wojewódzki w Bydgoszczy',
        en: 'Kuyavian-Pomeranian Voivodeship Office in Bydgoszcz',
        uk: 'Куявсько-Поморське воєводське управління в Бидгощі',
        ru: 'Куявско-Поморское воеводское управление в Быдгоще',
      },
      address: 'ul. Konarskiego 1-3, III piętro',
      zone: 'Europe/Warsaw',
      languages: ['pl', 'en', 'uk', 'ru'],
    },
    language: 'pl',
    number: 'U045',
    queue: {
      pl: 'Uzupełnienie dokumentów',
      en: 'Adding missing documents',
      uk: 'Донести документи',
      ru: 'Подача недостающих документов',
    },
    hour: null,
    issuedAt: '2026-11-19T12:05:00+01:00',
    may: { moreMinutes: 10, leave: true },
    asked: 0,
    state: {
      status: 'waiting',
      ahead: 7,
      estimate: { low: 25, high: 40 },
      desk: null,
      why: { kind: 'booked-first', count: 2, hour: '12:30' },
    },
    ...over,
  }
}

/** One view for each state of a ticket, by a name for the test's title. */
export function everyTicketState(language: TicketPageView['language']): Record<string, TicketPageView> {
  const at = '2026-11-19T12:34:50+01:00'
  const no = { moreMinutes: null, leave: false }
  const states: Record<string, Partial<TicketPageView>> = {
    waiting: {},
    'waiting-booked': { number: 'A012', hour: '12:40' },
    'waiting-next': {
      state: {
        status: 'waiting',
        ahead: 0,
        estimate: { low: 0, high: 0 },
        desk: 3,
        why: { kind: 'desk-busy', desk: 3 },
      },
    },
    'waiting-no-desk': {
      state: { status: 'waiting', ahead: 2, estimate: null, desk: null, why: { kind: 'desks-closed' } },
    },
    'waiting-early': {
      number: 'A012',
      hour: '13:40',
      state: {
        status: 'waiting',
        ahead: 3,
        estimate: { low: 60, high: 75 },
        desk: null,
        why: { kind: 'own-hour', hour: '13:40' },
      },
    },
    called: { state: { status: 'called', desk: 25, at, recalls: 0, reason: 'longest-waiting-walk-in' } },
    'called-again': { state: { status: 'called', desk: 3, at, recalls: 2, reason: 'booked-hour-come' } },
    serving: { may: no, state: { status: 'serving', desk: 25 } },
    absent: { may: no, state: { status: 'absent', until: '2026-11-19T13:05:00+01:00' } },
    'absent-late': { may: no, state: { status: 'absent', until: '2026-11-19T12:30:00+01:00' } },
    away: {
      may: { moreMinutes: null, leave: true },
      asked: 1,
      state: { status: 'away', until: '2026-11-19T12:45:00+01:00' },
    },
    left: { may: no, state: { status: 'left' } },
    finished: { may: no, state: { status: 'finished' } },
    cancelled: {
      may: no,
      state: { status: 'cancelled', reason: { pl: 'Brakuje dokumentów', en: 'Documents are missing' } },
    },
    unserved: { may: no, state: { status: 'unserved' } },
    'unserved-booked': { number: 'A012', hour: '15:10', may: no, state: { status: 'unserved' } },
  }
  return Object.fromEntries(
    Object.entries(states).map(([name, over]) => [name, sampleTicketView({ language, ...over })]),
  )
}
