/** States that keep a place, as `isLive` has them, of a booking `b` at `@now`. */
export const live = `(b.state IN ('booked', 'checked-in', 'absent', 'lapsed', 'not-held')
  OR (b.state IN ('held', 'pending', 'offered') AND b.expires_at > @now))`
