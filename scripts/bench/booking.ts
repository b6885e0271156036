import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startsOn } from '@poczekalnia/booking-core'
import { openSqliteStore } from '@poczekalnia/booking-core/store'
import { office, readProfile } from '@poczekalnia/queue-core'
import { openSecrets } from '../../apps/booking/src/secrets.ts'
import { openSitting } from '../../apps/booking/src/sitting.ts'
import { syncsPerSecond } from './fdatasync.ts'
import { type Benchmark, count } from './report.ts'

const CLIENTS = 64
const MILLISECONDS = 3_000

const file = join(import.meta.dirname, '../../offices/bydgoszcz.yaml')
const profile = readFileSync(file, 'utf8').replace('seats: 3', 'seats: 200').replace('days: 30', 'days: 365')

/** Bookings made whole, each on disk three times over: held, its code sent, booked with its PIN. */
export const booking: Benchmark = {
  name: 'booking',
  async run() {
    const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-bench-'))
    const store = openSqliteStore(join(dir, 'booking.db'))
    const of = office(readProfile(profile, file))
    const clock = { now: () => of.time.instant('2026-11-19', '12:05'), demo: false }
    const sitting = openSitting({
      ...{ office: () => of, store, clock, secrets: openSecrets(join(dir, 'booking.key')) },
      ...{ from: 'rezerwacja@urzad.example', publicUrl: 'https://rezerwacja.example' },
      ...{ onLetters: () => undefined, onTold: () => undefined },
    })
    const hours = Array.from({ length: 60 }, (_, n) => of.time.plusDays('2026-11-20', n)).flatMap((date) =>
      startsOn(of, 'pobyt-staly', date),
    )
    const baseline = syncsPerSecond()
    const until = performance.now() + MILLISECONDS
    let whole = 0
    const client = async (n: number) => {
      for (let turn = 0; performance.now() < until; turn++) {
        const at = hours[(n + turn * CLIENTS) % hours.length] ?? 0
        const held = await sitting.hold({ matter: 'pobyt-staly', at })
        if (!held.ok) continue
        const person = { name: `Osoba ${n}-${turn}`, email: `o${n}-${turn}@example.org`, language: 'pl' } as const
        const given = await sitting.givePerson(held.value, person, 1)
        if (!given.ok) continue
        const [letter] = await store.letters.of(given.value.id)
        const code = /\d{6}/.exec(JSON.parse(letter?.content ?? '{}').subject ?? '')?.[0] ?? ''
        if ((await sitting.typeCode(held.value, code)).ok) whole += 1
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)))
    await store.close()
    rmSync(dir, { recursive: true, force: true })
    const figure = whole / (MILLISECONDS / 1000)
    const ratio = figure / baseline
    return [
      {
        ...{ name: 'bookings made whole, 64 clients', figure: `${count(figure)}/s` },
        ...{ baseline: `${count(baseline)}/s bare fdatasync`, ratio, aim: '>= 0.5', met: ratio >= 0.5 },
      },
    ]
  },
}
