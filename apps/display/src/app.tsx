import { DemoMark, PairingForm, Steady, useHub, useHubClock, useNewVersion, useScreenAwake } from '@poczekalnia/ui'
import { spokenLanguages } from '@poczekalnia/voice'
import { type CSSProperties, type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsShown } from './board-shape.ts'
import { Both } from './both.tsx'
import type { CallEffect } from './call-queue.ts'
import { visibleCalls } from './call-queue.ts'
import { Closed } from './closed.tsx'
import { InTurn } from './in-turn.tsx'
import { Info } from './info.tsx'
import { infoPages, needsTallFoot } from './info-pages.ts'
import { isClosed } from './is-closed.ts'
import { Notice } from './notice.tsx'
import { numberRoom } from './number-room.ts'
import { Panel } from './panel.tsx'
import { Recent } from './recent.tsx'
import { roomLanguages } from './room-languages.ts'
import { Strip } from './strip.tsx'
import { useBoardShape } from './use-board-shape.ts'
import { useCallQueue } from './use-call-queue.ts'
import { useStale } from './use-heard.ts'
import { useTrouble } from './use-trouble.ts'
import { useWriting } from './use-writing.ts'
import { useSpeaker } from './voice/use-speaker.ts'

/** What hangs in the room. */
export function App() {
  // Calls that wait to be shown lie above what is shown: that is made anew when something has changed the page.
  return <Steady>{useBoard()}</Steady>
}

function useBoard(): ReactNode {
  const { view, link, socket } = useHub('display')
  const clock = useHubClock(view)
  const { speaker, muted, troubles } = useSpeaker(view)
  const stale = useStale(socket)
  const shape = useBoardShape(view?.layout ?? null)
  const writing = useWriting(clock)
  useScreenAwake()
  useTrouble(socket, link, troubles)

  const { i18n } = useTranslation('display')
  const shown = view?.layout.languages.join() ?? ''
  useEffect(() => {
    if (shown) void i18n.loadLanguages(shown.split(','))
  }, [i18n, shown])

  const sound = view?.layout.sound
  const languages = view?.layout.languages
  const act = useCallback(
    (effect: CallEffect) => {
      if (effect.type === 'shown') {
        socket?.emit('shown', { call: effect.call })
        return
      }
      if (effect.type === 'announced') {
        socket?.emit('announced', { call: effect.call, recalls: effect.recalls })
        return
      }
      if (!speaker || !sound || !languages || sound.quiet) return
      const { call } = effect
      return speaker.announce({
        call,
        chime: effect.type === 'chime',
        languages: sound.voice ? spokenLanguages(call.language, languages) : [],
        volume: sound.volume,
      })
    },
    [speaker, socket, sound, languages],
  )
  const repeat = sound?.voice === true && sound.repeat && !sound.quiet && !muted
  const queue = useCallQueue(view, socket?.id ?? '', repeat, act)
  const { panel, announcing, rows: calls, unheard } = visibleCalls(queue)
  useNewVersion(link, !announcing)
  const pages = useMemo(
    () =>
      view && writing ? infoPages(view, roomLanguages(view), writing, view.layout.sidePanel ? 'panel' : 'foot') : [],
    [view, writing],
  )

  if (link === 'refused') {
    return (
      <main className="board" data-whole="true">
        <Notice name="refused">
          <div className="pairing-beside">
            <h1>
              <Both text="refused.title" lines />
            </h1>
            <PairingForm screen="display" />
          </div>
        </Notice>
      </main>
    )
  }
  if (!view || !clock || !writing) {
    return (
      <main className="board" data-whole="true">
        <Notice name="starting">
          <h1>
            <Both text={stale ? 'startingLong' : 'starting'} lines />
          </h1>
        </Notice>
      </main>
    )
  }

  const closed = !announcing && isClosed(view)
  const { sidePanel } = view.layout
  const queuesBeside = shape.orientation === 'landscape' ? view.queues.length : 0
  const tall = !closed && !sidePanel && needsTallFoot(pages, queuesBeside)
  const room = numberRoom(view, shape.orientation)
  const rows = Math.max(rowsShown(shape, sidePanel, { tall, stale, stacked: room.stacked }), unheard)
  return (
    <main
      className="board"
      data-stale={stale}
      data-whole={closed || (!panel && !sidePanel)}
      data-side={!closed && sidePanel}
      data-empty={!panel}
      data-band={tall ? 'tall' : undefined}
      data-stacked={room.stacked}
      style={
        {
          '--rows': rows,
          '--list': room.list,
          '--number-ems': room.panel.number,
          '--desk-ems': room.panel.desk,
          '--row-number-ems': room.row.number,
          '--row-desk-ems': room.row.desk,
        } as CSSProperties
      }
    >
      {stale && (
        <p className="stale" role="alert">
          <InTurn text="stale" facts={{ time: clock.wallTime(view.now) }} languages={roomLanguages(view)} />
        </p>
      )}
      <header className="head">
        <h1 lang="pl">{view.office.name.pl}</h1>
        <DemoMark view={view} />
      </header>
      {closed ? (
        <Closed view={view} languages={roomLanguages(view)} writing={writing} time={clock.time} />
      ) : panel ? (
        <Panel call={panel} announcing={announcing} />
      ) : (
        <Notice name="empty">
          <p className="strong">
            <InTurn text="empty.title" languages={roomLanguages(view)} />
          </p>
          <p>
            <InTurn text="empty.text" languages={roomLanguages(view)} />
          </p>
        </Notice>
      )}
      {!closed && panel && <Recent calls={calls} rows={rows} />}
      {!closed && sidePanel && (
        <section className="side">
          <h2 className="visually-hidden">
            <Both text="info" />
          </h2>
          <Info pages={pages} from={48} />
        </section>
      )}
      {!closed && <Strip view={view} time={clock.time} muted={muted} pages={sidePanel ? [] : pages} tall={tall} />}
    </main>
  )
}
