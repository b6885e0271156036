import type {
  CallReason,
  ErrorCode,
  Estimate,
  Language,
  LetterKind,
  Localized,
  PrintFailure,
} from '@poczekalnia/protocol'

/**
 * What happened, in the past tense. An event never changes once written, and none holds personal data (ALL-4): a
 * booking is known by its id, whose name and e-mail live in a table of their own.
 */
export type OfficeEvent =
  /** The hub began to work on this office; the version of the log grows with every start. */
  | { type: 'HubStarted'; office: string }
  | {
      type: 'BookingImported'
      booking: string
      date: string
      time: string
      /** The booked hour as an instant, epoch ms: wall times are turned into instants once, at the edge of the day. */
      hourAt: number
      queue: string
      pin: string
      language: Language | null
      /** People whom the booking is for; left out for one (WRO-4). */
      party?: number
      /** It was booked on line; left out for one of a file. */
      ofSite?: true
    }
  /**
   * An import brought other data for a known booking: which of them, and those that are nobody's personal data. A name,
   * e-mail or case is never told, only that it is another one (ALL-4).
   */
  | {
      type: 'BookingChanged'
      booking: string
      fields: ('name' | 'email' | 'case' | 'language' | 'party')[]
      language?: Language | null
      party?: number
    }
  /** An import brought another hour, queue or code for a visit to come; the ones of before are nobody's any more. */
  | {
      type: 'BookingMoved'
      booking: string
      date: string
      time: string
      hourAt: number
      queue: string
      pin: string
    }
  /**
   * The booking site knows this visit too, by an id and a code of its own: from now on it goes by both codes, and what
   * becomes of it is told to the site. One that had been called off stands again, as it was booked `anew`.
   */
  | {
      type: 'BookingLinked'
      booking: string
      /** Its id on the site. */
      site: string
      date: string
      time: string
      queue: string
      /** The site's code. */
      pin: string
      /** It had been called off. */
      anew?: true
    }
  /**
   * The hour of a visit has come that is called by its booking number: it waits now, without a ticket on paper (OLS-1).
   */
  | { type: 'VisitJoined'; booking: string; ticket: string; number: string; language: Language; priority?: string }
  /** Cancelled by the office before the visit came, for a reason of the profile's list (KAT-5). */
  | { type: 'BookingCancelled'; booking: string; reason: string }
  /** How many people a booking is for was set anew (WRO-4). */
  | { type: 'PartySet'; booking: string; party: number }
  /** The office had closed early before this visit's hour: it was not held, and nobody is to blame for it. */
  | { type: 'VisitNotHeld'; booking: string }
  /** The hour and the grace passed without a check-in (BYD-3). */
  | { type: 'BookingLapsed'; booking: string }
  | {
      type: 'TicketIssued'
      ticket: string
      number: string
      queue: string
      language: Language
      /** Unguessable code of the ticket's own page. */
      code: string
      /** Set when the visitor checked in for a booking; nobody else gets that booking again (BYD-5, ALL-3). */
      booking: string | null
      /**
       * The wait that the visitor was told with it, `null` when no desk was open (ALL-10). Left out by releases that
       * did not keep it.
       */
      told?: Estimate | null
      /** How many were before it then, as the visitor was told. Left out by releases that did not keep it. */
      ahead?: number
      /** Ground on which every ticket of this queue goes first. */
      priority?: string
      /**
       * Id of the machine that issued it, whatever it is called. Left out by releases that knew it by its name alone.
       */
      machine?: string
    }
  | { type: 'TicketPrinted'; ticket: string }
  | { type: 'TicketPrintFailed'; ticket: string; reason: PrintFailure }
  /**
   * The paper of a ticket that has none was asked for, by a clerk or at a machine: the same ticket, its `copy`-th try
   * at paper (BYD-8). `desk`: `null` at a machine, whose id is `machine`.
   */
  | { type: 'TicketReprintAsked'; ticket: string; desk: number | null; copy: number; machine?: string }
  /** `queues`: those that it serves from now on, in its order; left out where it serves all of the office's. */
  | { type: 'DeskOpened'; desk: number; holder: Holder; takenFrom: Holder | null; queues?: string[] }
  | { type: 'DeskPaused'; desk: number; reason: string | null }
  | { type: 'DeskResumed'; desk: number }
  | { type: 'DeskClosed'; desk: number }
  | { type: 'TicketCalled'; ticket: string; desk: number; reason: CallReason; call: string }
  | { type: 'TicketRecalled'; ticket: string; desk: number }
  | { type: 'ServiceStarted'; ticket: string; desk: number }
  | { type: 'ServiceFinished'; ticket: string; desk: number }
  | { type: 'TicketMarkedAbsent'; ticket: string; desk: number }
  | { type: 'TicketTakenBack'; ticket: string }
  /** `until`: nobody calls it before then (epoch ms). */
  | { type: 'TicketReturned'; ticket: string; desk: number; until?: number }
  /** A clerk wrote a note about this visitor; its text is kept apart and gone with the day (ALL-4, ALL-8). */
  | { type: 'VisitNoted'; ticket: string; desk: number }
  | { type: 'TicketTransferred'; ticket: string; desk: number; to: { queue: string } | { desk: number } }
  /**
   * The visitor needs some minutes more, until then (epoch ms); `desk`: where they had been called to. The ticket keeps
   * its place.
   */
  | { type: 'TimeAsked'; ticket: string; desk: number | null; until: number }
  /** Those minutes are over, or the visitor is back before. */
  | { type: 'VisitorBack'; ticket: string }
  /** The visitor gave the place up; `desk`: where they had been called to. */
  | { type: 'VisitorLeft'; ticket: string; desk: number | null }
  /** A ticket goes first from now on, on this ground of the office's list; `null` takes that back. */
  | { type: 'PriorityGiven'; ticket: string; ground: string | null }
  | { type: 'VisitCancelled'; ticket: string; desk: number; reason: string }
  /**
   * A supervisor stopped the tickets of a queue, and told visitors why where they wished (KAT-7). `until`: epoch ms at
   * which they go on by themselves.
   */
  | { type: 'TicketsStopped'; queue: string; text?: Localized; until?: number }
  /** `despiteMany`: also when more people wait than can be served before closing. */
  | { type: 'TicketsResumed'; queue: string; despiteMany?: true }
  /** The office's hours of that date end then; `closesAt` is that wall time as an instant, epoch ms. */
  | { type: 'ClosedEarly'; date: string; closes: string; closesAt: number; text?: Localized }
  | { type: 'Reopened' }
  /** `until`: epoch ms, `null` for the end of the day. */
  | { type: 'MessageShown'; text: Localized; until: number | null }
  | { type: 'MessageCleared' }
  /**
   * The day is over: who still waited was not served, desks are closed, numbers begin again. Bookings of days before
   * `forgetBefore` need no answer at the machine any more.
   */
  | { type: 'DayClosed'; date: string; forgetBefore: string }
  /**
   * How often a machine had to say no within about a minute, and why: one event for all of it, whoever tries how often.
   */
  | { type: 'VisitorsRefused'; refusals: readonly RefusalCount[] }
  /**
   * The office took another profile over. Versions count from 1; `hash` (SHA-256, hex) tells what it says, `textHash`
   * how it was written: the text itself is kept beside the log.
   */
  | { type: 'ProfileChanged'; version: number; hash: string; textHash?: string }
  /**
   * A backup took the place of the log: what happened between it and now is not known. Numbers that were given out
   * meanwhile must not be given out again: those of the day that the office goes on with begin at `numbersFrom`;
   * `null`: nothing was given out.
   */
  | { type: 'BackupRestored'; numbersFrom: number | null }
  /** From now on, and for this day, every queue's next number is that one or higher. */
  | { type: 'NumbersRaised'; from: number }
  /** Names and e-mails of so many people, whose visit was before a date, were erased (ALL-4). */
  | { type: 'PersonalDataErased'; before: string; people: number }
  /**
   * The name, e-mail and case of the person whom a booking was for, and the clerks' notes about the visit, were erased
   * at their wish (ALL-4).
   */
  | { type: 'PersonErased'; booking: string }
  /**
   * Somebody looked a person up in the personal data and found so many. What they typed is not told: it is personal
   * data itself (ALL-4).
   */
  | { type: 'PeopleSearched'; found: number }
  /** All that is held on the person of a booking was given out as a file. */
  | { type: 'PersonExported'; booking: string }
  /** Somebody was shown so many visitors' addresses from a day on; `letter`: what they are to be written about. */
  | { type: 'ContactsRead'; letter: LetterKind; date: string; found: number }
  /** So many visitors are written to by mail. */
  | { type: 'LettersSent'; letter: LetterKind; date: string; letters: number }
  /**
   * Hours or places of a day were taken back on the booking site (BOK-11), and so many visitors who had one were
   * written to. `begins`, `ends`: wall times, `null`: the whole day; `places`: `null` is all, `seats` how many are
   * left there.
   */
  | {
      type: 'HoursCut'
      cut: string
      date: string
      begins: string | null
      ends: string | null
      places: string | null
      seats: number
      found: number
    }
  /** They are offered again. */
  | { type: 'HoursRestored'; cut: string; date: string }
  /**
   * Of a draw of the booking site (BOK-7): what the staff did for somebody's entry, or with one that a program made
   * (WRO-7). `date`: the day that names the draw; `line`: how its line in the published list begins, as the log has
   * no name. `reason`: of the office's list, where it was removed.
   */
  | { type: 'DrawEntryChanged'; act: DrawEntryAct; date: string; line: string; reason: string | null }
  /** So many cases were invited to book a matter, and have letters with codes (BOK-14). */
  | { type: 'CasesInvited'; queue: string; cases: number }

export type DrawEntryAct = 'entered' | 'accepted' | 'declined' | 'withdrawn' | 'removed'

/** An event of one kind. */
export type EventOf<Type extends OfficeEvent['type']> = Extract<OfficeEvent, { type: Type }>

/** What an import brings about one booking. */
export type BookingBrought = EventOf<'BookingImported' | 'BookingChanged' | 'BookingMoved' | 'BookingLinked'>

/**
 * So many refusals of one kind. `queue` is one of the office's, `null` when the refusal was about none; `reason` why a
 * queue was full.
 */
export type RefusalCount = { code: ErrorCode; queue: string | null; times: number; reason?: string }

/** Who has a desk: a device that signed in, and the page on it. */
export type Holder = { device: string; name: string; session: string }

/** An event as it comes out of the log: when it happened (epoch ms), who did it, and the key of the act it answered. */
export type RecordedEvent = { at: number; actor: string; key?: string; event: OfficeEvent }
