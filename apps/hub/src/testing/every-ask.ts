import { PrinterStatus } from '@poczekalnia/protocol'
import type { z } from 'zod'
import { supervisorActs } from '../features/board/acts.ts'
import { cardService } from '../features/cards/card-service.ts'
import { counterListeners } from '../features/desks/acts.ts'
import { displayListeners } from '../features/displays/board.ts'
import { kioskListeners } from '../features/kiosk/acts.ts'
import type { Listener } from '../transport/sockets/dispatch.ts'

const nobody = { device: { id: '', kind: 'kiosk' as const, name: '' }, joinedAs: '', session: '', token: null }
const nothing = {} as never

const schemasOf = (listeners: object): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(listeners).map(([event, { schema }]: [string, Listener]) => [event, schema]))

/** Every event of every namespace with the schema of its payload, as the hub itself ties them together. */
export const everyAsk = {
  kiosk: schemasOf({ ...kioskListeners(nobody, nothing), ...cardService(nothing).listeners(nobody) }),
  display: schemasOf(displayListeners(nobody, nothing)),
  counter: schemasOf(counterListeners(nobody, nothing)),
  printer: { status: PrinterStatus } as Record<string, z.ZodType>,
  supervisor: schemasOf(supervisorActs(nothing)),
} as const
