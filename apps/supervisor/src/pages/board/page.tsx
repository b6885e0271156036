import './board.css'
import type { BoardQueue } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Said } from '../../shared/said.tsx'
import { CloseEarlyDialog } from './close-early-dialog.tsx'
import { DeskTable } from './desk-table.tsx'
import { LeftOut } from './left-out.tsx'
import { Needs } from './need-list.tsx'
import { PriorityDialog } from './priority-dialog.tsx'
import { QueueTable } from './queue-table.tsx'
import { StopDialog } from './stop-dialog.tsx'
import { Today } from './today.tsx'

type OpenDialog = { what: 'stop'; queue: BoardQueue } | { what: 'close-early' } | { what: 'priority' }

/** The room as it is now: what needs somebody, today so far, queues and desks, and the acts that change the day. */
export default function BoardPage() {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [said, setSaid] = useState('')
  const close = () => setDialog(null)
  const done = (text: string) => {
    setDialog(null)
    setSaid(text)
  }
  const stop = (queue: BoardQueue) => setDialog({ what: 'stop', queue })

  return (
    <div className="board-page">
      <Needs onStop={stop} onSaid={setSaid} />
      <Said text={said} />
      <Today onCloseEarly={() => setDialog({ what: 'close-early' })} onSaid={setSaid} />
      {view.closedEarly && <LeftOut hour={view.closedEarly.at} isSo />}
      <QueueTable onStop={stop} onPriority={() => setDialog({ what: 'priority' })} onSaid={setSaid} />
      <DeskTable />
      {dialog?.what === 'stop' && (
        <StopDialog queue={dialog.queue} onDone={() => done(t('board.stopDone'))} onClose={close} />
      )}
      {dialog?.what === 'close-early' && (
        <CloseEarlyDialog onDone={(hour) => done(t('board.closeDone', { hour }))} onClose={close} />
      )}
      {dialog?.what === 'priority' && (
        <PriorityDialog onDone={(number) => done(t('board.priorityDone', { number }))} onClose={close} />
      )}
    </div>
  )
}
