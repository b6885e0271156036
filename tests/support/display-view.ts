import type { DisplayCall, DisplayView } from '@poczekalnia/protocol'

const noon = Date.parse('2026-11-19T12:05:00+01:00')
/** RFC 3339 instant so many seconds after the demonstration's 12:05. */
export const displayTime = (seconds: number) =>
  new Date(noon + seconds * 1000 + 3_600_000)
    .toISOString()
    .replace('.000Z', '+01:00')
    .replace(/\.\d+Z$/, '+01:00')

export function displayCall(
  number: string,
  desk: number,
  seconds: number,
  over: Partial<DisplayCall> = {},
): DisplayCall {
  return {
    id: `call-${number}`,
    number,
    desk,
    at: displayTime(seconds),
    recalls: 0,
    language: 'pl',
    current: true,
    ...over,
  }
}

/** A board on the demonstration Thursday at 12:05. */
export function displayView(over: Partial<DisplayView> = {}): DisplayView {
  return {
    seq: 1,
    now: displayTime(0),
    demo: true,
    office: {
      id: 'bydgoszcz',
      name: {
        pl: 'Kujawsko-Pomorski Urząd Wojewódzki – obsługa cudzoziemców',
        en: 'Kuyavian-Pomeranian Voivodeship Office – service for foreigners',
      },
      address: 'ul. Konarskiego 1-3, Bydgoszcz, III piętro',
      zone: 'Europe/Warsaw',
      languages: ['pl', 'en', 'uk', 'ru'],
    },
    layout: {
      screen: null,
      orientation: 'auto',
      rows: 6,
      sidePanel: false,
      languages: ['pl', 'en', 'uk', 'ru'],
      sound: { volume: 80, voice: false, repeat: false, quiet: false },
    },
    calls: [],
    queues: [
      { id: 'pobyt-czasowy', prefix: 'A', name: { pl: 'Pobyt czasowy', en: 'Temporary residence' }, waiting: 12 },
      { id: 'pobyt-staly', prefix: 'B', name: { pl: 'Pobyt stały', en: 'Permanent residence' }, waiting: 3 },
      { id: 'rezydent-ue', prefix: 'C', name: { pl: 'Pobyt rezydenta długoterminowego UE' }, waiting: 0 },
      { id: 'uzupelnienie-dokumentow', prefix: 'U', name: { pl: 'Uzupełnienie dokumentów' }, waiting: 27 },
    ],
    desks: [1, 2, 3, 4, 5, 6, 7, 8, 25],
    waitingLanguages: ['uk', 'pl', 'en'],
    openNow: true,
    desksOpen: false,
    opensNext: '2026-11-20T08:00:00+01:00',
    hoursToday: { from: '08:00', to: '15:30' },
    message: {
      pl: 'Przygotuj bilet i dokument tożsamości. Paszport okaż przy stanowisku.',
      en: 'Please have your ticket and passport ready.',
    },
    ...over,
  }
}

/** A full board whose calls are all older than a minute: nothing rings. */
export function settledCalls(): DisplayCall[] {
  return [
    displayCall('U045', 3, -70),
    displayCall('A012', 1, -130),
    displayCall('U044', 8, -200, { current: false }),
    displayCall('B003', 2, -260),
    displayCall('A011', 5, -320, { current: false }),
    displayCall('U043', 3, -380, { current: false }),
    displayCall('C001', 4, -470, { current: false }),
    displayCall('U042', 6, -500, { current: false }),
  ]
}
