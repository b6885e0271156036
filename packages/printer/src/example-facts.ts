import type { Language } from '@poczekalnia/protocol'
import type { TicketFacts } from './ticket-document.ts'

/** A ticket of the Thursday in Bydgoszcz, for tests and previews. */
export function exampleFacts(language: Language, change: Partial<TicketFacts> = {}): TicketFacts {
  return {
    office: 'Kujawsko-Pomorski Urząd Wojewódzki – obsługa cudzoziemców',
    address: 'ul. Konarskiego 1-3, Bydgoszcz, III piętro',
    number: 'U045',
    queue: {
      pl: 'Uzupełnienie dokumentów',
      en: 'Hand in missing documents',
      uk: 'Донести документи',
      ru: 'Подача недостающих документов',
    },
    date: '2026-11-19',
    time: '12:05',
    ahead: 7,
    estimate: { low: 25, high: 40 },
    bring: [
      {
        pl: 'Wezwanie otrzymane z urzędu',
        en: 'The summons that you received from the office',
        uk: 'Виклик (wezwanie), отриманий з управління',
        ru: 'Вызов (wezwanie), полученный из управления',
      },
      {
        pl: 'Dokument tożsamości (paszport)',
        en: 'An identity document (passport)',
        uk: 'Документ, що посвідчує особу (паспорт)',
        ru: 'Документ, удостоверяющий личность (паспорт)',
      },
    ],
    pageUrl: 'http://192.168.100.20:7070/t/k3Jx9QwErT5yUiOp',
    language,
    ...change,
  }
}
