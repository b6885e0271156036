import { afterEach, describe, expect, test } from 'vitest'
import { nothingFollowed } from '../../reports/project-report.ts'
import { count, emptySheet, queueIndex } from '../../reports/sheet.ts'
import type { Figures, Progress } from '../ports/index.ts'

const subject = { stream: 'a', zone: 'Europe/Warsaw' }
const upTo = (version: number): Progress => ({
  ...{ version, hash: `h${version}`, lastAt: version * 1_000 },
  following: {
    ...nothingFollowed(),
    bookings: new Map([['b1', { date: '2026-11-19', hour: 9, queue: 'pobyt' }]]),
  },
})

/** A day with one visit, one service, one cell and one note. */
function sheet(date: string, visits = 1) {
  const made = emptySheet(date)
  const queue = queueIndex(made, 'pobyt')
  for (let n = 0; n < visits; n++) made.visits.push(9, queue, 0, 60, 1, -1, -1)
  made.services.push(9, queue, 1, 300)
  count(made, { what: 'cancelled', hour: 9, queue, desk: 1, detail: 'no-show' })
  made.notes.push({ at: '09:00', what: 'desk-opened', desk: 1 })
  return made
}

/** What figures of reports do, whatever they are kept in. */
export function figuresContract(name: string, open: () => Figures | Promise<Figures>): void {
  describe(`${name}: the contract of figures`, () => {
    let figures: Figures
    const fresh = async () => {
      figures = await open()
      return figures
    }
    afterEach(() => figures.close())
    const days = async (from: string, to: string) => Array.fromAsync(figures.days(from, to))

    test('knows nothing before anything was counted', async () => {
      await fresh()
      expect(await figures.progress(subject)).toBeNull()
      expect(await figures.sheet('2026-11-19')).toBeNull()
      expect(await days('0001-01-01', '9999-12-31')).toEqual([])
      expect(await figures.notes('2026-11-19')).toEqual({ longest: [], notes: [] })
    })

    test('keeps sheets with how far was counted, and goes on from there', async () => {
      await fresh()
      expect(await figures.save(subject, 0, [sheet('2026-11-19'), sheet('2026-11-20')], upTo(3))).toBe(true)
      expect(await figures.progress(subject)).toEqual(upTo(3))
      expect(await figures.sheet('2026-11-19')).toEqual(sheet('2026-11-19'))
      expect(await figures.save(subject, 3, [sheet('2026-11-19', 2)], upTo(5))).toBe(true)
      expect((await days('2026-11-19', '2026-11-20')).map(({ date, visits }) => [date, visits.length / 7])).toEqual([
        ['2026-11-19', 2],
        ['2026-11-20', 1],
      ])
      expect((await figures.notes('2026-11-20')).notes).toEqual(sheet('2026-11-20').notes)
    })

    test('nothing is kept over what somebody else has counted meanwhile', async () => {
      await fresh()
      await figures.save(subject, 0, [sheet('2026-11-19')], upTo(3))
      expect(await figures.save(subject, 0, [sheet('2026-11-19', 9)], upTo(4))).toBe(false)
      expect(await figures.progress(subject)).toEqual(upTo(3))
      expect(await figures.sheet('2026-11-19')).toEqual(sheet('2026-11-19'))
    })

    test('are about one office in one zone', async () => {
      await fresh()
      await figures.save(subject, 0, [], upTo(3))
      expect(await figures.progress({ ...subject, stream: 'b' })).toBeNull()
      expect(await figures.progress({ ...subject, zone: 'UTC' })).toBeNull()
    })

    test('gives more days than are read at once, each once and in order', async () => {
      await fresh()
      const dates = Array.from({ length: 150 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
      await figures.save(
        subject,
        0,
        dates.toReversed().map((date) => sheet(date)),
        upTo(1),
      )
      expect((await days('2026-01-01', '2026-12-31')).map(({ date }) => date)).toEqual(dates)
      expect((await days('2026-01-03', '2026-01-05')).map(({ date }) => date)).toEqual(dates.slice(2, 5))
    })

    test('forgotten figures are counted anew', async () => {
      await fresh()
      await figures.save(subject, 0, [sheet('2026-11-19')], upTo(3))
      await figures.forget()
      expect(await figures.progress(subject)).toBeNull()
      expect(await figures.sheet('2026-11-19')).toBeNull()
    })

    test('whatever is asked of closed figures fails with the store’s own error', async () => {
      await fresh()
      await figures.close()
      for (const asked of [
        () => figures.progress(subject),
        () => figures.sheet('2026-11-19'),
        () => figures.save(subject, 0, [], upTo(1)),
        () => figures.forget(),
        () => days('2026-11-19', '2026-11-19'),
        () => figures.notes('2026-11-19'),
      ])
        await expect(asked()).rejects.toMatchObject({ name: 'StoreFailure', kind: 'closed' })
    })
  })
}
