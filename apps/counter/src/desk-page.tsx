import type { CounterView, Language } from '@poczekalnia/protocol'
import { recall, remember } from '@poczekalnia/ui'
import { type ReactNode, useState } from 'react'
import { AbsentTable } from './absent-table.tsx'
import { ActButtons } from './act-buttons.tsx'
import { type Act, isAvailable } from './acts.ts'
import { AwayTable } from './away-table.tsx'
import { DeskDialogs, type OpenDialog, questionOf } from './desk-dialogs.tsx'
import { AroundDialogs } from './dialog.tsx'
import { nextStep } from './next-step.ts'
import type { Acts } from './use-acts.ts'
import type { Announcing } from './use-announcing.ts'
import { usePresses } from './use-presses.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { VisitorPanel } from './visitor-panel.tsx'
import { WaitingTable } from './waiting-table.tsx'
import { WithoutPaper } from './without-paper.tsx'

type Props = {
  view: CounterView
  now: number
  language: Language
  linked: boolean
  acts: Acts
  keys: boolean
  message: ReactNode
  announcing: Announcing
  wallTime: (timestamp: string) => string
  onHelp: () => void
}

/** Where this browser keeps how the list of who waits is ordered. */
const listName = 'counter-list'

/** Whether what the desk tells stands against an answer. */
const troubles = (linked: boolean, { message }: Acts) =>
  !linked || message?.kind === 'refused' || message?.kind === 'unreachable'

/** The page of an open desk: who is here and what comes next on the left, who waits on the right. */
export function DeskPage(props: Props) {
  const { view, language, linked, acts, wallTime } = props
  const { busy, perform } = acts
  const [asking, setAsking] = useState<OpenDialog | null>(null)
  const step = nextStep(view, props.now)
  // A question belongs to what was on the screen when it was asked.
  const stillAsked = asking && isAvailable(asking.act, view) ? asking : null

  const ask = (question: OpenDialog) => {
    acts.hush()
    setAsking(question)
  }
  const makesSense = (act: Act) => isAvailable(act, view)
  const onPress = usePresses(acts, linked, makesSense, (meant) => {
    const act = meant.find(makesSense)
    if (!act) return
    const question = questionOf(act, view)
    if (question) ask(question)
    else void perform(act, {}, view.desk?.visitor?.number ?? '')
  })
  const [byQueue, setByQueue] = useState(() => recall(listName) !== 'in-order')
  const chooseList = (next: boolean) => {
    setByQueue(next)
    remember(listName, next ? 'by-queue' : 'in-order')
  }
  useShortcuts({ enabled: props.keys, onPress, onList: () => chooseList(!byQueue), onHelp: props.onHelp })
  /** A question goes once it is answered and agreed to. What was refused is told in it, and asked again. */
  const answer = async (act: Act, payload: Record<string, unknown>, number = '') => {
    const asked = asking
    // Enter that is pressed twice answers the question, and nothing that the page means by it afterwards.
    acts.take('big', [])
    const agreed = linked && (await perform(act, payload, number))
    if (agreed) setAsking((now) => (now === asked ? null : now))
  }
  const canCall = isAvailable('call', view)
  /** A click on a number: it is called, or while somebody is here it may be given priority. */
  const pick = (number: string) => ask({ act: canCall ? 'call' : 'priority', number })

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
        <ActButtons
          view={view}
          step={step}
          busy={busy}
          slow={acts.slow}
          linked={linked}
          keys={props.keys}
          onPress={onPress}
        />
      </div>
      <div className="right">
        <WaitingTable
          view={view}
          now={props.now}
          language={language}
          picks={!usable ? null : canCall ? 'call' : isAvailable('priority', view) ? 'priority' : null}
          onPick={pick}
          byQueue={byQueue}
          keys={props.keys}
          onByQueue={chooseList}
        />
        <AwayTable away={view.away} usable={usable && canCall} wallTime={wallTime} onPick={pick} />
        <AbsentTable
          absent={view.absent}
          usable={usable && isAvailable('takeBack', view)}
          canCall={canCall}
          wallTime={wallTime}
          onTakeBack={(ticket, number, call) => void perform('takeBack', call ? { ticket, call } : { ticket }, number)}
        />
        <WithoutPaper
          tickets={view.withoutPaper}
          usable={usable && isAvailable('paperAgain', view)}
          keys={props.keys}
          onPrint={() => onPress('paperAgain', ['paperAgain'])}
        />
      </div>
      {stillAsked && (
        <AroundDialogs value={{ linked, trouble: troubles(linked, acts) ? props.message : null }}>
          <DeskDialogs
            asking={stillAsked}
            view={view}
            language={language}
            wallTime={wallTime}
            onClose={() => {
              acts.hush()
              setAsking(null)
            }}
            onAnswer={(act, payload, number) => void answer(act, payload, number)}
          />
        </AroundDialogs>
      )}
    </main>
  )
}
