import { getHeapStatistics } from 'node:v8'
import { residentBytes } from '@poczekalnia/server/resident-bytes'
import { type Family, gauge, histogram } from './families.ts'

/** How often the loop is looked at, milliseconds. */
const LOOK_EVERY_MS = 100

/**
 * How the process is: memory, processor, and by how much a timer comes late. The last is looked at in steps of its own,
 * so that any number of readers get the same figures; what a look finds is what an act would have waited that came at
 * the same moment.
 */
export function processMetrics(): { families: Family[]; stop(): void } {
  const late = histogram(
    'poczekalnia_event_loop_delay_seconds',
    'By how much the process comes late to what it is asked.',
  )
  let due = performance.now() + LOOK_EVERY_MS
  const timer = setInterval(() => {
    const now = performance.now()
    late.observe(Math.max(0, now - due) / 1_000)
    due = now + LOOK_EVERY_MS
  }, LOOK_EVERY_MS)
  timer.unref()
  const began = Date.now() / 1_000 - process.uptime()
  const one = (value: () => number | null) => () => {
    const now = value()
    return now === null ? [] : [{ labels: {}, value: now }]
  }
  return {
    families: [
      late,
      gauge('process_resident_memory_bytes', 'Memory of the process.', one(residentBytes)),
      gauge(
        'nodejs_heap_size_used_bytes',
        'Memory that its objects take.',
        one(() => getHeapStatistics().used_heap_size),
      ),
      gauge(
        'process_start_time_seconds',
        'When it started, seconds since 1970.',
        one(() => began),
      ),
      {
        name: 'process_cpu_seconds_total',
        help: 'Time that it kept a processor busy.',
        kind: 'counter',
        samples: one(() => {
          const { user, system } = process.cpuUsage()
          return (user + system) / 1e6
        }),
      },
    ],
    stop: () => clearInterval(timer),
  }
}
