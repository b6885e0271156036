import type {
  Elsewhere,
  IssuedTicket,
  KioskView,
  KnownTicket,
  Localized,
  TicketStatus,
  Visit,
} from '@poczekalnia/protocol'

const name = (pl: string, en: string, uk: string, ru: string): Localized => ({ pl, en, uk, ru })

const application = [
  name(
    'Paszport lub inny ważny dokument tożsamości',
    'Your passport or another valid identity document',
    'Паспорт або інший чинний документ, що посвідчує особу',
    'Паспорт или другой действующий документ, удостоверяющий личность',
  ),
]

/** Bydgoszcz on Thursday 19 November 2026 at 12:05, as the hub would show it to its machine. */
export const thursday: KioskView = {
  seq: 1,
  now: '2026-11-19T12:05:00+01:00',
  demo: true,
  office: {
    id: 'bydgoszcz',
    name: name(
      'Kujawsko-Pomorski Urząd Wojewódzki – obsługa cudzoziemców',
      'Kuyavian-Pomeranian Voivodeship Office – service for foreigners',
      'Куявсько-Поморське воєводське управління – обслуговування іноземців',
      'Куявско-Поморское воеводское управление – обслуживание иностранцев',
    ),
    address: 'ul. Konarskiego 1-3, Bydgoszcz, III piętro',
    zone: 'Europe/Warsaw',
    languages: ['pl', 'en', 'uk', 'ru'],
  },
  queues: [
    {
      id: 'uzupelnienie-dokumentow',
      prefix: 'U',
      name: name(
        'Uzupełnienie dokumentów',
        'Hand in missing documents',
        'Донести документи',
        'Подача недостающих документов',
      ),
      state: { open: true, until: '15:30' },
      waiting: 4,
      estimate: { low: 25, high: 40 },
      bring: [
        name(
          'Wezwanie otrzymane z urzędu',
          'The summons that you received from the office',
          'Виклик (wezwanie), отриманий з управління',
          'Вызов (wezwanie), полученный из управления',
        ),
        name(
          'Dokument tożsamości (paszport)',
          'An identity document (passport)',
          'Документ, що посвідчує особу (паспорт)',
          'Документ, удостоверяющий личность (паспорт)',
        ),
      ],
    },
  ],
  bookedQueues: [
    {
      id: 'pobyt-czasowy',
      prefix: 'A',
      name: name('Pobyt czasowy', 'Temporary residence', 'Тимчасове проживання', 'Временное проживание'),
      bring: application,
    },
    {
      id: 'rezydent-ue',
      prefix: 'C',
      name: name(
        'Pobyt rezydenta długoterminowego UE',
        'EU long-term residence',
        'Проживання довгострокового резидента ЄС',
        'Проживание долгосрочного резидента ЕС',
      ),
      bring: application,
    },
  ],
  checkIn: { opensMinutesBefore: 120, graceMinutes: 0, arriveMinutesBefore: 5, pinLength: 4 },
  noBooking: [
    name(
      'Obsługa wniosków o zezwolenie na pobyt odbywa się po wcześniejszej rezerwacji wizyty.',
      'Applications for residence permits are handled by booked visits only.',
      'Заяви на отримання дозволу на проживання приймаються лише за попереднім записом.',
      'Заявления на получение разрешения на проживание принимаются только по предварительной записи.',
    ),
    name(
      'Jeśli nie udało się zarezerwować wizyty, złóż wniosek z kompletem dokumentów w biurze podawczym – pokój ' +
        'nr 4 na parterze, ul. Konarskiego 1-3.',
      'If you could not book a visit, hand in your application with all documents at the registry – room 4, ' +
        'ground floor, ul. Konarskiego 1-3.',
      'Якщо не вдалося записатися на візит, подайте заяву з повним комплектом документів у канцелярії (biuro ' +
        'podawcze) – кімната № 4, parter (нижній поверх), ul. Konarskiego 1-3.',
      'Если записаться на визит не удалось, подайте заявление с полным комплектом документов в канцелярии (biuro ' +
        'podawcze) – комната № 4, parter (нижний этаж), ul. Konarskiego 1-3.',
    ),
    name(
      'Możesz też wysłać wniosek pocztą na adres urzędu.',
      "You can also send the application by post to the office's address.",
      'Ви також можете надіслати заяву поштою на адресу управління.',
      'Вы также можете отправить заявление по почте на адрес управления.',
    ),
  ],
  waitingPlace: name(
    'Poczekalnia, III piętro',
    'Waiting room, third floor (III piętro)',
    'Зал очікування, III piętro',
    'Зал ожидания, III piętro',
  ),
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '15:30' })),
  openNow: true,
  exampleDesks: { 'pobyt-czasowy': 8, 'rezydent-ue': 8, 'uzupelnienie-dokumentow': 8 },
  printer: 'ready',
  prints: {},
  idle: { warnAfterSeconds: 60, resetAfterSeconds: 20, afterTicketSeconds: 12 },
}

/** A walk-in queue more, to see how a fuller office looks. */
export const collection: KioskView['queues'][number] = {
  id: 'odbior-dokumentow',
  prefix: 'O',
  name: name('Odbiór dokumentów', 'Collecting documents', 'Отримання документів', 'Получение документов'),
  state: { open: false, reason: 'not-today', next: '2026-11-23T12:00:00+01:00' },
  waiting: 0,
  estimate: null,
  bring: [],
}

/** Another office with a shorter wait, with a name and an address as long as real ones. */
export const elsewhere: Elsewhere = {
  office: name(
    'Śląski Urząd Wojewódzki w Katowicach – Oddział w Bielsku-Białej',
    'Silesian Voivodeship Office in Katowice – Bielsko-Biała branch',
    'Сілезьке воєводське управління в Катовіце – відділ у Бельсько-Бялій',
    'Силезское воеводское управление в Катовице – отделение в Бельско-Бялой',
  ),
  address: 'ul. Piastowska 40, 43-300 Bielsko-Biała',
  there: { low: 15, high: 30 },
  here: { low: 80, high: 110 },
  asOf: '12:04',
}

export const visit: Visit = { id: 'visit-1', hour: '12:20', date: '2026-11-19', queue: 'rezydent-ue' }

export const bookedTicket: IssuedTicket = {
  id: 'ticket-1',
  number: 'C012',
  queue: 'rezydent-ue',
  ahead: 2,
  estimate: { low: 10, high: 25 },
  page: '/t/k7Q2mWx9TzB4cVn8',
  hour: '12:20',
}

export const walkInTicket: IssuedTicket = {
  id: 'ticket-2',
  number: 'U045',
  queue: 'uzupelnienie-dokumentow',
  ahead: 5,
  estimate: { low: 25, high: 40 },
  page: '/t/p3R8nLs5HdJ6fGy1',
}

/** A confirmed visit's ticket, as it stands. */
export const known = (status: TicketStatus, more: Partial<KnownTicket> = {}): KnownTicket => ({
  number: 'C012',
  queue: 'rezydent-ue',
  language: 'uk',
  page: '/t/k7q2mwx9tzb4cvn8',
  hour: '12:20',
  status,
  print: { state: 'printed' },
  mayPrint: false,
  ...more,
})

/** Each way in which a ticket can stand on Thursday at 12:05. */
export const everyStatus: readonly TicketStatus[] = [
  { status: 'waiting', ahead: 2, estimate: { low: 10, high: 25 }, desk: null, why: null },
  {
    status: 'waiting',
    ahead: 12,
    estimate: { low: 185, high: 230 },
    desk: null,
    why: null,
    pastClosing: { closes: '15:30', certain: false },
  },
  { status: 'called', desk: 8, at: '2026-11-19T12:04:00+01:00', recalls: 0, reason: 'booked-hour-come' },
  { status: 'serving', desk: 8 },
  { status: 'absent', until: '2026-11-19T12:42:00+01:00' },
  { status: 'absent', until: '2026-11-19T12:01:00+01:00' },
  { status: 'away', until: '2026-11-19T12:15:00+01:00' },
  { status: 'finished' },
  { status: 'left' },
  {
    status: 'cancelled',
    reason: name('Brak dokumentów', 'Documents are missing', 'Бракує документів', 'Не хватает документов'),
  },
  { status: 'unserved' },
]
