import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderTicket, testDocument, ticketDocument, toPng } from '@poczekalnia/printer'
import { cardDocument } from '@poczekalnia/printer/card-document'
import type { Language, TicketDocument } from '@poczekalnia/protocol'
import { loadCards } from '../../apps/hub/src/features/cards/load-cards.ts'
import { loadOffice } from '../../apps/hub/src/operate/load-office.ts'
import { exampleFacts } from '../../packages/printer/src/example-facts.ts'
import { fileOf } from './keep.ts'
import { longTermResident, missingDocuments } from './names.ts'

const profile = join(import.meta.dirname, '../../offices/katowice.yaml')

/** Pictures what a printer puts on paper in a language: tickets of both kinds, a list to take along, a test paper. */
export async function lookAtPaper(language: Language, folder: string): Promise<void> {
  const [card] = await loadCards(loadOffice(profile), profile)
  const facts = exampleFacts(language, { queue: missingDocuments })
  const hour = { hour: '12:30', arriveBeforeMinutes: 5 } as const
  const pastClosing = { closes: '15:30', certain: false }
  const papers: Record<string, TicketDocument> = {
    'paper ticket': ticketDocument(facts),
    'paper booked': ticketDocument({ ...facts, ...hour, queue: longTermResident, number: 'C012' }),
    'paper late': ticketDocument({
      ...facts,
      ...{ estimate: { low: 185, high: 230 }, pastClosing, asOf: '12:20', number: 'WM1001' },
    }),
    'paper test': testDocument({ language, printer: '192.168.1.40:9100', date: '2026-11-19', time: '12:05' }),
  }
  if (card)
    papers['paper list'] = cardDocument({
      office: facts.office,
      card,
      purpose: card.groups[0]?.purposes[0]?.id ?? null,
      language,
      pageUrl: `http://192.168.100.20:7070/c/${card.id}`,
    })
  for (const [name, document] of Object.entries(papers))
    for (const dots of [576, 384] as const) {
      const file = fileOf(folder, `${name} ${dots === 576 ? 80 : 58} mm`, language).replace(/jpg$/, 'png')
      writeFileSync(file, toPng(renderTicket(document, dots), 32))
    }
}
