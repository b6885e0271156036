import './board.css'
import type { BoardQueue } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useDevices } from '../use-devices.ts'
import { CloseEarlyDialog } from './close-early-dialog.tsx'
import { DeskTable } from './desk-table.tsx'
import { Needs } from './need-list.tsx'
import { needsNow } from './needs.ts'
import { PriorityDialog } from './priority-dialog.tsx'
import { QueueTable } from './queue-table.tsx'
import { StopDialog } from './stop-dialog.tsx'
import { Today } from './today.tsx'

type OpenDialog = { what: 'stop'; queue: BoardQueue } | { what: 'close-early' } | { what: 'priority' }

/** The room as it is now: what needs somebody, today so far, queues and desks, and the acts that change the day. */
export default function BoardPage() {
  const { t } = useTranslation('supervisor')
  const { view, clock } = useRoom()
  const { list } = useDevices()
  const [asked, setAsked] = useState<OpenDialog | null>(null)
  /** What was done last, for who looks at the screen and for who listens. */
  const [said, setSaid] = useState('')
  const close = () => setAsked(null)
  const done = (text: string) => {
    setAsked(null)
    setSaid(text)
  }
  const stop = (queue: BoardQueue) => setAsked({ what: 'stop', queue })
  const needs = needsNow(view, list?.devices ?? null, clock.now)

  return (
    <div className="board-page">
      <Needs needs={needs} onStop={stop} onSaid={setSaid} />
      <p className="said" role="status">
        {said}
      </p>
      <Today onCloseEarly={() => setAsked({ what: 'close-early' })} onSaid={setSaid} />
      <QueueTable onStop={stop} onPriority={() => setAsked({ what: 'priority' })} onSaid={setSaid} />
      <DeskTable />
      {asked?.what === 'stop' && (
        <StopDialog queue={asked.queue} onDone={() => done(t('board.stopDone'))} onClose={close} />
      )}
      {asked?.what === 'close-early' && (
        <CloseEarlyDialog onDone={(hour) => done(t('board.closeDone', { hour }))} onClose={close} />
      )}
      {asked?.what === 'priority' && (
        <PriorityDialog onDone={(number) => done(t('board.priorityDone', { number }))} onClose={close} />
      )}
    </div>
  )
}
