import type { DisplayToHub, DisplayView } from '@poczekalnia/protocol'
import { DemoMark, useHub, useHubClock } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'
import { Both } from './both.tsx'
import type { CallEffect } from './call-queue.ts'
import { visibleCalls } from './call-queue.ts'
import { type Chime, createChime } from './chime.ts'
import { Notice } from './notice.tsx'
import { Panel } from './panel.tsx'
import { Recent } from './recent.tsx'
import { Strip } from './strip.tsx'
import { useCallQueue } from './use-call-queue.ts'
import { useStale } from './use-heard.ts'

/** One chime a page, made at once: a gesture that comes before the first call already lets it sound. */
function useChime(): { chime: Chime | null; muted: boolean } {
  const [chime, setChime] = useState<Chime | null>(null)
  const [muted, setMuted] = useState(false)
  useEffect(() => {
    const made = createChime(() => setMuted(!made.audible()))
    setChime(made)
    setMuted(!made.audible())
  }, [])
  return { chime, muted }
}

export function App() {
  const { view, link, socket } = useHub<DisplayView, DisplayToHub>('/display')
  const clock = useHubClock(view)
  const { chime, muted } = useChime()
  const stale = useStale(socket)

  const act = useCallback(
    (effect: CallEffect) => {
      if (effect.type === 'chime') chime?.ring()
      else socket?.emit('shown', { call: effect.call })
    },
    [chime, socket],
  )
  const queue = useCallQueue(view, socket?.id ?? '', act)
  const { panel, announcing, rows } = visibleCalls(queue)

  if (link === 'refused') {
    return (
      <main className="board">
        <Notice name="refused">
          <h1>
            <Both text="refused.title" lines />
          </h1>
          <p>
            <Both text="refused.text" lines />
          </p>
        </Notice>
      </main>
    )
  }
  if (!view || !clock) {
    return (
      <main className="board">
        <Notice name="starting">
          <h1>
            <Both text={stale ? 'startingLong' : 'starting'} lines />
          </h1>
        </Notice>
      </main>
    )
  }

  const closed = !view.openNow && !announcing && !view.calls.some((call) => call.current)
  return (
    <main className="board" data-stale={stale} data-whole={closed || !panel}>
      {stale && (
        <p className="stale" role="alert">
          <Both text="stale" facts={{ time: clock.wallTime(view.now) }} lines />
        </p>
      )}
      <header className="head">
        <h1 lang="pl">{view.office.name.pl}</h1>
        <DemoMark view={view} />
      </header>
      {closed ? (
        <Notice name="closed">
          <p className="strong">
            <Both text="closed.title" lines />
          </p>
          <p>
            {view.hoursToday ? (
              <Both text="closed.hours" facts={view.hoursToday} lines />
            ) : (
              <Both text="closed.notToday" lines />
            )}
          </p>
        </Notice>
      ) : panel ? (
        <Panel call={panel} announcing={announcing} />
      ) : (
        <Notice name="empty">
          <p className="strong">
            <Both text="empty.title" lines />
          </p>
          <p>
            <Both text="empty.text" lines />
          </p>
        </Notice>
      )}
      {panel && !closed && <Recent calls={rows} />}
      <Strip view={view} time={clock.time} muted={muted} />
    </main>
  )
}
