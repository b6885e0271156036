import { FIRST_DATE, LAST_DATE } from '@poczekalnia/protocol'

/**
 * The rules of a profile and of a card's head that no type can say, in English; the editor's page has each in its own
 * languages.
 */
export const rules = {
  id: 'lower-case letters, digits and single hyphens, for example "odbior-kart"',
  hour: 'a time HH:MM in quotation marks, for example "08:00"',
  window: 'hours HH:MM-HH:MM in quotation marks, for example "12:00-15:30"',
  windowOrder: 'hours that end after they begin',
  windowsApart: 'hours in order that do not overlap',
  date: 'a date YYYY-MM-DD in quotation marks, for example "2026-12-31"',
  dateExists: 'a date that the calendar has',
  dateInReach: `a date from ${FIRST_DATE} to ${LAST_DATE}`,
  plainText: 'no control characters but tabs and line breaks',
  seenSigns: 'no signs that hide letters or turn their order, such as U+200B or U+202E',
  serviceOrder: 'times in which short is at most typical, and typical at most long',
  leastMost: 'least to be at most as large as most',
  minMax: 'min to be at most as large as max',
  prefix: 'one or two capital letters A-Z',
  zone: 'a time zone, for example Europe/Warsaw',
  deskOnce: 'a desk number that is used once',
  queueOnce: 'a queue id that is used once',
  prefixOnce: 'a ticket prefix that is used once',
  languageOnce: 'a language that is named once',
  reasonOnce: 'a reason whose id is used once',
  messageOnce: 'a message whose id is used once',
  cardOnce: 'a card that is named once',
  displayOnce: 'a display id that is used once',
  groundOnce: 'a ground whose id is used once',
  dayOnce: 'a special day whose date is used once',
  queueOf: 'the id of a queue of this office',
  matterOnce: 'a matter that is named once',
  reasonOf: 'the id of a cancel reason of this office',
  livedInOnce: 'a place that is served once',
  placesOnce: 'places whose id is used once',
  bookedQueue: 'the id of a booked queue of this office',
  matterOf: 'a matter that can be booked',
  placed: 'a matter that some places are for',
  wholeSteps: 'whole steps of stepMinutes',
  releaseOnce: 'a release whose id is used once',
  drawCloses: 'a moment until which people enter, for a draw and for nothing else',
  coveredOnce: 'days and matters that no other release is for',
  livesHere: 'a place whose people this office serves (residence.served)',
  served: 'a queue that at least one desk serves',
  messageLength: 'at most 300 characters',
  languageOf: 'a language of this office',
  groundOf: "a ground of this office's priority",
  everyLanguage: 'this text in every language of the office',
  card: 'a card that fits',
} as const

export type Rule = keyof typeof rules
