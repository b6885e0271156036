import { gauge, written } from '../features/metrics/families.ts'
import { joined } from '../features/metrics/join.ts'
import { processMetrics } from '../features/metrics/process-metrics.ts'
import { askOffice } from './ask-office.ts'
import type { Served } from './served.ts'

const LARGEST = 1024 * 1024

/**
 * `/metrics` of a hub with several offices: the figures of all of them in one text, told apart by their label `office`,
 * whether each is up, and the gateway's own process without such a label.
 */
export function gatewayMetrics(offices: readonly Pick<Served, 'id' | 'process'>[]): () => Promise<string> {
  const own = processMetrics()
  return async () => {
    const texts = await Promise.all(
      offices.map(({ id, process }) => askOffice({ id, socket: process.socket }, '/metrics', LARGEST)),
    )
    const up = gauge('poczekalnia_office_up', 'Whether the office answers.', () =>
      offices.map(({ id }, i) => ({ labels: { office: id }, value: texts[i] === null ? 0 : 1 })),
    )
    return joined([written([up, ...own.families]), ...texts.map((text) => text ?? '')])
  }
}
