import type { Route } from '@poczekalnia/server/endpoint'

/** For so long at a time answers are begun; then what databases and lines have brought has its turn. */
const SLICE_MS = 8

/**
 * In a rush a thousand ask between two looks at what the database has answered, and a place that takes four statements
 * waits four times for all of them. So answers are begun for some milliseconds at a time, and of those that wait one
 * who acts and one who looks in turn: people act seldom, and a program that does without end keeps nobody from looking.
 * Where few ask nothing is put off.
 */
export function inTurns(routes: readonly Route[], clock: () => number = () => performance.now()): Route[] {
  const acts: (() => void)[] = []
  const looks: (() => void)[] = []
  let sliceEnds: number | null = null
  let isActsTurn = true
  let isPumping = false

  const begin = (): number => {
    setImmediate(() => {
      sliceEnds = null
    })
    sliceEnds = clock() + SLICE_MS
    return sliceEnds
  }
  /** One answer after another until the slice is over; what each goes on with at once is done before the next. */
  const pump = () => {
    if (clock() >= (sliceEnds ?? begin())) return void setImmediate(pump)
    const [first, second] = isActsTurn ? [acts, looks] : [looks, acts]
    isActsTurn = !isActsTurn
    const answer = first.shift() ?? second.shift()
    isPumping = answer !== undefined
    if (!answer) return
    answer()
    // From a microtask, or it would come before what the answer has put off.
    queueMicrotask(() => process.nextTick(pump))
  }

  return routes.map((route) => ({
    matches: route.matches,
    answer(request, response, notFound) {
      const isFree = !isPumping && clock() < (sliceEnds ?? begin())
      if (isFree) return route.answer(request, response, notFound)
      const answer = async () => route.answer(request, response, notFound)
      return new Promise<void>((resolve, reject) => {
        const queue = request.method === 'POST' ? acts : looks
        queue.push(() => void answer().then(resolve, reject))
        if (!isPumping) setImmediate(pump)
        isPumping = true
      })
    },
  }))
}
