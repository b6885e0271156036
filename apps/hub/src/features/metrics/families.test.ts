import { expect, test } from 'vitest'
import { counter, gauge, histogram, written } from './families.ts'

test('counters, gauges and histograms are written as Prometheus reads them', () => {
  const calls = counter('calls_total', 'Calls.')
  calls.add({ reason: 'a' })
  calls.add({ reason: 'b' }, 0)
  calls.add({ reason: 'a' }, 2)
  const waiting = gauge('waiting', 'Who waits.', () => [{ labels: {}, value: 7 }])
  const took = histogram('took_seconds', 'How long.', [0.01, 0.1])
  for (const seconds of [0.005, 0.01, 0.05, 3]) took.observe(seconds)
  expect(written([calls, waiting, took], { office: 'x' })).toBe(`# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{office="x",reason="a"} 3
calls_total{office="x",reason="b"} 0
# HELP waiting Who waits.
# TYPE waiting gauge
waiting{office="x"} 7
# HELP took_seconds How long.
# TYPE took_seconds histogram
took_seconds_bucket{office="x",le="0.01"} 2
took_seconds_bucket{office="x",le="0.1"} 3
took_seconds_bucket{office="x",le="+Inf"} 4
took_seconds_sum{office="x"} 3.065
took_seconds_count{office="x"} 4
`)
})

test('whatever a label holds, it stays one label', () => {
  const odd = gauge('odd', 'a\nb', () => [{ labels: { name: 'a"b\\c\nd' }, value: Number.NaN }])
  expect(written([odd])).toBe('# HELP odd a\\nb\n# TYPE odd gauge\nodd{name="a\\"b\\\\c\\nd"} NaN\n')
})

test('a figure without samples is not told', () => {
  expect(written([counter('none_total', 'Nothing yet.')])).toBe('')
})
