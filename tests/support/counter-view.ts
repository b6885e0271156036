import type { AtDesk, CounterView, DeskState, WaitingTicket } from '@poczekalnia/protocol'

const noon = Date.parse('2026-11-19T12:05:00+01:00')
const time = (minutes: number) => new Date(noon + minutes * 60_000 + 3_600_000).toISOString().replace('.000Z', '+01:00')

const queues: CounterView['queues'] = [
  {
    id: 'pobyt-czasowy',
    prefix: 'A',
    name: { pl: 'Pobyt czasowy', en: 'Temporary residence', uk: 'Тимчасове проживання', ru: 'Временное проживание' },
    kind: 'booked',
    waiting: 5,
    longestSince: time(-41),
    usual: { low: 14, high: 24 },
    desks: [1, 2, 3],
  },
  {
    id: 'pobyt-staly',
    prefix: 'B',
    name: { pl: 'Pobyt stały', en: 'Permanent residence', uk: 'Постійне проживання', ru: 'Постоянное проживание' },
    kind: 'booked',
    waiting: 2,
    longestSince: time(-22),
    usual: { low: 16, high: 28 },
    desks: [3],
  },
  {
    id: 'rezydent-ue',
    prefix: 'C',
    name: {
      pl: 'Pobyt rezydenta długoterminowego UE',
      en: 'EU long-term residence',
      uk: 'Проживання довгострокового резидента ЄС',
      ru: 'Проживание долгосрочного резидента ЕС',
    },
    kind: 'booked',
    waiting: 0,
    longestSince: null,
    usual: { low: 15, high: 25 },
    desks: [1, 3],
  },
  {
    id: 'uzupelnienie-dokumentow',
    prefix: 'U',
    name: {
      pl: 'Uzupełnienie dokumentów',
      en: 'Hand in missing documents',
      uk: 'Донести документи',
      ru: 'Подача недостающих документов',
    },
    kind: 'walk-in',
    waiting: 18,
    longestSince: time(-37),
    usual: { low: 6, high: 11 },
    desks: [2, 3, 5],
  },
]

const served = queues.map(({ id }) => id)

function waiting(): WaitingTicket[] {
  const ticket = (
    number: string,
    queue: number,
    minutes: number,
    hour: string | null,
    due: boolean,
  ): WaitingTicket => ({
    ticket: `t-${number}`,
    number,
    queue: queues[queue]!.id,
    kind: hour ? 'booked' : 'walk-in',
    issuedAt: time(minutes),
    hour,
    due,
    language: 'uk',
    desk: null,
  })
  return [
    ticket('A012', 0, -41, '11:40', true),
    ticket('B003', 1, -22, '12:00', true),
    ...Array.from({ length: 6 }, (_, index) => ticket(`U0${27 + index}`, 3, -37 + index * 2, null, false)),
    ticket('A014', 0, -30, '12:05', true),
    { ...ticket('U021', 3, -25, null, false), desk: 3 },
    ...Array.from({ length: 11 }, (_, index) => ticket(`U0${33 + index}`, 3, -20 + index, null, false)),
    ticket('A015', 0, -12, '12:20', false),
    ticket('B004', 1, -5, '12:40', false),
    ticket('A016', 0, -4, '12:40', false),
    ticket('A017', 0, 0, '13:00', false),
  ]
}

export function bookedVisitor(over: Partial<AtDesk> = {}): AtDesk {
  return {
    ticket: 't-A011',
    number: 'A011',
    queue: 'pobyt-czasowy',
    kind: 'booked',
    status: 'called',
    language: 'uk',
    reason: 'booked-hour-come',
    issuedAt: time(-25),
    calledAt: time(-0.2),
    lastCallAt: time(-0.2),
    startedAt: null,
    recalls: 0,
    recallsOwed: 1,
    booking: {
      name: 'Олександра Коваленко-Вишневецька',
      passport: [
        { form: 'OLEKSANDRA KOVALENKO VYSHNEVETSKA', issuers: ['UKR'] },
        { form: 'OLEKSANDRA KOVALENKO VISHNEVETSKA', issuers: ['RUS'] },
      ],
      hour: '12:00',
      case: 'WSC-II-B.6151.1234.2026',
    },
    shown: true,
    ...over,
  }
}

/** A desk page on the demonstration Thursday at 12:05, at desk 3 unless told otherwise. */
export function counterView(over: Partial<CounterView> = {}): CounterView {
  return {
    seq: 1,
    now: time(0),
    demo: true,
    office: {
      id: 'bydgoszcz',
      name: { pl: 'Kujawsko-Pomorski Urząd Wojewódzki – obsługa cudzoziemców' },
      address: 'ul. Konarskiego 1-3, Bydgoszcz, III piętro',
      zone: 'Europe/Warsaw',
      languages: ['pl', 'en', 'uk', 'ru'],
    },
    device: 'Okienko 3',
    person: null,
    signIn: 'not-needed',
    desk: { number: 3, state: 'free', pauseReason: null, queues: served, since: time(-9), sentHere: [], visitor: null },
    order: 'together',
    takenOver: null,
    desks: Array.from({ length: 8 }, (_, index) => ({
      number: index + 1,
      state: (['serving', 'paused', 'free', 'closed', 'called', 'closed', 'closed', 'closed'] as const)[index]!,
      by: [0, 1, 4].includes(index) ? `Okienko ${index + 1}` : null,
      mine: index === 2,
      serving: index === 0 ? 'U026' : index === 4 ? 'B002' : null,
      queues: served,
    })),
    queues,
    waiting: waiting(),
    waitingTotal: 25,
    withoutPaper: [],
    away: [],
    absent: [
      { ticket: 't-U019', number: 'U019', queue: 'uzupelnienie-dokumentow', since: time(-14), until: time(16) },
      { ticket: 't-A009', number: 'A009', queue: 'pobyt-czasowy', since: time(-20), until: time(10) },
    ],
    expected: 31,
    calls: { recallAfterSeconds: 30, takeBackMinutes: 30 },
    pauseReasons: [
      { id: 'break', name: { pl: 'Przerwa', en: 'Break', uk: 'Перерва', ru: 'Перерыв' } },
      { id: 'consultation', name: { pl: 'Konsultacja', en: 'Consultation', uk: 'Консультація', ru: 'Консультация' } },
      {
        id: 'paperwork',
        name: { pl: 'Praca z dokumentami', en: 'Paperwork', uk: 'Робота з документами', ru: 'Работа с документами' },
      },
    ],
    cancelReasons: [
      {
        id: 'other-person',
        name: {
          pl: 'Rezerwacja na inną osobę',
          en: 'The booking is for another person',
          uk: 'Запис оформлено на іншу особу',
          ru: 'Запись оформлена на другого человека',
        },
      },
      {
        id: 'documents-missing',
        name: {
          pl: 'Brak wymaganych dokumentów',
          en: 'Required documents are missing',
          uk: 'Бракує необхідних документів',
          ru: 'Не хватает необходимых документов',
        },
      },
      {
        id: 'visitor-resigned',
        name: {
          pl: 'Rezygnacja klienta',
          en: 'The visitor gave up the visit',
          uk: 'Відвідувач відмовився від візиту',
          ru: 'Посетитель отказался от визита',
        },
      },
    ],
    displays: { linked: 2 },
    machine: { linked: 1, printer: 'ready' },
    ...over,
  }
}

/** The same with this desk in a state, and with somebody at it. */
export function atDesk(state: DeskState, visitor: AtDesk | null = null, over: Partial<CounterView> = {}): CounterView {
  return counterView({ desk: { ...deskAt(state), visitor }, ...over })
}

function deskAt(state: DeskState): NonNullable<CounterView['desk']> {
  const pauseReason = state === 'paused' ? 'break' : null
  return { number: 3, state, pauseReason, queues: served, since: time(-9), sentHere: [], visitor: null }
}

const grounds: NonNullable<CounterView['grounds']> = [
  { id: 'pregnancy', name: { pl: 'Ciąża', en: 'Pregnancy', uk: 'Вагітність', ru: 'Беременность' } },
  { id: 'disability', name: { pl: 'Niepełnosprawność', en: 'Disability', uk: 'Інвалідність', ru: 'Инвалидность' } },
]
const companions: NonNullable<CounterView['companions']> = [
  { pl: 'Dziecko do 18. roku życia', en: 'A child under 18', uk: 'Дитина до 18 років', ru: 'Ребёнок до 18 лет' },
  { pl: 'Tłumacz', en: 'A translator', uk: 'Перекладач', ru: 'Переводчик' },
]
const away: CounterView['away'] = [
  { ticket: 't-U020', number: 'U020', queue: 'uzupelnienie-dokumentow', until: time(8) },
]

/** One view for each state of the page, by a name for the test's title. */
export function everyCounterState(): Record<string, CounterView> {
  const walkIn = { kind: 'walk-in', booking: null, number: 'U045', queue: 'uzupelnienie-dokumentow' } as const
  return {
    chooser: counterView({ desk: null }),
    'taken-over': counterView({
      desk: null,
      takenOver: { desk: 3, by: 'Jan Zieliński', at: time(-2), visitor: 'A011' },
    }),
    free: atDesk('free'),
    called: atDesk('called', bookedVisitor()),
    'called-again': atDesk('called', bookedVisitor({ recalls: 2, recallsOwed: 0, shown: false })),
    'called-early': atDesk('called', bookedVisitor({ reason: 'desk-idle-visitor-early', shown: null })),
    serving: atDesk('serving', bookedVisitor({ status: 'serving', startedAt: time(-64), recallsOwed: 0 })),
    'serving-walk-in': atDesk(
      'serving',
      bookedVisitor({ ...walkIn, status: 'serving', startedAt: time(-2), reason: 'walk-in-share', language: 'ru' }),
    ),
    // Nobody has come: another call is offered, and after it marking absent.
    'nobody-comes': atDesk('called', bookedVisitor({ calledAt: time(-1), lastCallAt: time(-1) })),
    'nobody-comes-again': atDesk(
      'called',
      bookedVisitor({ calledAt: time(-2), lastCallAt: time(-1), recalls: 1, recallsOwed: 0 }),
      { grounds },
    ),
    'everything-known': atDesk(
      'serving',
      bookedVisitor({
        status: 'serving',
        startedAt: time(-6),
        recallsOwed: 0,
        reason: 'priority',
        priority: 'disability',
        notes: [
          { text: 'Brakuje kopii strony 3 paszportu.', by: 'Anna Nowak', at: time(-40) },
          { text: 'Kopia doniesiona, wniosek do podpisu przy stanowisku 3.', by: 'Jan Zieliński', at: time(-18) },
        ],
        booking: {
          name: 'Олександра Коваленко-Вишневецька',
          hour: '12:00',
          case: 'WSC-II-B.6151.1234.2026',
          party: 3,
          code: 'K7M4Q2',
        },
      }),
      { grounds, companions, away },
    ),
    'with-priority': atDesk('free', null, {
      grounds,
      away,
      waiting: waiting().map((ticket, index) =>
        index === 2 ? { ...ticket, priority: 'pregnancy' } : index === 4 ? { ...ticket, noted: true } : ticket,
      ),
      desk: {
        number: 3,
        state: 'free',
        pauseReason: null,
        queues: ['pobyt-czasowy', 'uzupelnienie-dokumentow'],
        since: time(-1),
        sentHere: ['U021'],
        visitor: null,
      },
    }),
    'visitor-left': atDesk('free', null, { desk: { ...deskAt('free'), gone: { number: 'A011', until: null } } }),
    'visitor-needs-time': atDesk('free', null, {
      away,
      desk: { ...deskAt('free'), gone: { number: 'U020', until: time(8) } },
    }),
    paused: atDesk('paused'),
    quiet: atDesk('free', null, {
      waiting: [],
      waitingTotal: 0,
      absent: [],
      withoutPaper: [],
      expected: 0,
      queues: queues.map((queue) => ({ ...queue, waiting: 0, longestSince: null })),
    }),
    'machine-needs-help': atDesk('free', null, {
      machine: { linked: 1, printer: 'paper-out' },
      withoutPaper: ['U043', 'A012', 'U044', 'B003', 'A013', 'U045'].map((number) => ({
        ticket: `t-${number}`,
        number,
      })),
      displays: { linked: 0 },
    }),
  }
}
