import type { BookingsOfDay } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'

/** Visitors confirm their visits meanwhile: asked again so often, ms. */
const AGAIN_MS = 15_000

/**
 * The bookings of a day, and how to ask for them at once.
 * @param date `YYYY-MM-DD`; `''`: today
 */
export function useBookings(date: string): { day: BookingsOfDay | null; reload: () => void } {
  const [day, setDay] = useState<BookingsOfDay | null>(null)
  const [asked, setAsked] = useState(0)
  const reload = useCallback(() => setAsked((count) => count + 1), [])
  useEffect(() => {
    void asked
    let gone = false
    api<BookingsOfDay>('GET', '/api/bookings', { query: { date } }).then(
      (answer) => {
        if (!gone && answer.ok) setDay({ date: answer.date, bookings: answer.bookings, days: answer.days })
      },
      // The page keeps what it has; the shell tells of a lost link.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [asked, date])
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS)
    return () => clearInterval(timer)
  }, [reload])
  return { day, reload }
}
