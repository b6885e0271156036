import type { CounterView, Language } from '@poczekalnia/protocol'
import { type ReactNode, useState } from 'react'
import { AbsentTable } from './absent-table.tsx'
import { ActButtons } from './act-buttons.tsx'
import { type Act, isAvailable } from './acts.ts'
import { AwayTable } from './away-table.tsx'
import { DeskDialogs, type OpenDialog, questionOf } from './desk-dialogs.tsx'
import { nextStep } from './next-step.ts'
import type { Perform } from './use-acts.ts'
import type { Announcing } from './use-announcing.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { VisitorPanel } from './visitor-panel.tsx'
import { WaitingTable } from './waiting-table.tsx'
import { WithoutPaper } from './without-paper.tsx'

type Props = {
  view: CounterView
  now: number
  language: Language
  linked: boolean
  busy: boolean
  keys: boolean
  message: ReactNode
  announcing: Announcing
  perform: Perform
  wallTime: (timestamp: string) => string
  onHelp: () => void
}

/** The page of an open desk: who is here and what comes next on the left, who waits on the right. */
export function DeskPage(props: Props) {
  const { view, language, linked, busy, perform, wallTime } = props
  const [asking, setAsking] = useState<OpenDialog | null>(null)
  const step = nextStep(view, props.now)
  // A question belongs to what was on the screen when it was asked.
  const stillAsked = asking && isAvailable(asking.act, view) ? asking : null

  const onAct = (act: Act) => {
    if (!linked || busy || !isAvailable(act, view)) return
    const question = questionOf(act, view)
    if (question) setAsking(question)
    else perform(act, {}, { primary: act === step.act, number: view.desk?.visitor?.number ?? '' })
  }
  useShortcuts(props.keys, onAct, props.onHelp)
  const canCall = isAvailable('call', view)
  /** A click on a number: it is called, or while somebody is here it may be given priority. */
  const pick = (number: string) => setAsking({ act: canCall ? 'call' : 'priority', number })

  const usable = linked && !busy
  return (
    <main className="desk-page">
      <div className="left">
        <VisitorPanel
          view={view}
          now={props.now}
          language={language}
          wallTime={wallTime}
          announcing={props.announcing}
        />
        {props.message}
        <ActButtons view={view} step={step} busy={busy} linked={linked} keys={props.keys} onAct={onAct} />
      </div>
      <div className="right">
        <WaitingTable
          view={view}
          now={props.now}
          language={language}
          picks={!usable ? null : canCall ? 'call' : isAvailable('priority', view) ? 'priority' : null}
          onPick={pick}
        />
        <AwayTable away={view.away} usable={usable && canCall} wallTime={wallTime} onPick={pick} />
        <AbsentTable
          absent={view.absent}
          usable={usable && isAvailable('takeBack', view)}
          wallTime={wallTime}
          onTakeBack={(ticket, number) => perform('takeBack', { ticket }, { number })}
        />
        <WithoutPaper
          tickets={view.withoutPaper}
          usable={usable && isAvailable('paperAgain', view)}
          keys={props.keys}
          onPrint={() => onAct('paperAgain')}
        />
      </div>
      {stillAsked && (
        <DeskDialogs
          asking={stillAsked}
          view={view}
          language={language}
          wallTime={wallTime}
          onClose={() => setAsking(null)}
          onAnswer={(act, payload, number = '') => {
            setAsking(null)
            perform(act, payload, { number })
          }}
        />
      )}
    </main>
  )
}
