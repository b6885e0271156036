import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { type Act, isAvailable } from './acts.ts'
import { CallDialog } from './call-dialog.tsx'
import { ChoiceDialog } from './choice-dialog.tsx'
import type { ChoiceSection } from './choice-keys.ts'
import { CloseDialog } from './close-dialog.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { PriorityDialog } from './priority-dialog.tsx'
import { QueuesDialog } from './queues-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

/** The question that an act asks before it is sent; the others are sent as they are. */
export type OpenDialog =
  | { act: 'call' | 'priority'; number: string }
  | {
      act:
        | 'return'
        | 'absent'
        | 'transfer'
        | 'cancel'
        | 'pause'
        | 'takeBack'
        | 'paperAgain'
        | 'note'
        | 'queues'
        | 'close'
    }

/**
 * The question an act has to ask first, or `null`. A pause asks for a reason only where the office has some, marking
 * absent only where nobody is taken back.
 */
export function questionOf(act: Act, view: Pick<CounterView, 'pauseReasons' | 'desk' | 'calls'>): OpenDialog | null {
  switch (act) {
    case 'call':
      return { act, number: '' }
    case 'priority':
      return { act, number: view.desk?.visitor?.number ?? '' }
    case 'pause':
      return view.pauseReasons.length > 0 ? { act } : null
    case 'absent':
      return view.calls.takeBackMinutes === 0 ? { act } : null
    case 'return':
    case 'transfer':
    case 'cancel':
    case 'takeBack':
    case 'paperAgain':
    case 'note':
    case 'queues':
    case 'close':
      return { act }
    default:
      return null
  }
}

export function DeskDialogs(props: {
  asking: OpenDialog
  view: CounterView
  language: Language
  wallTime: (timestamp: string) => string
  onAnswer: (act: Act, payload: Record<string, unknown>, number?: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { asking, view, language, wallTime, onAnswer, onClose } = props
  const number = view.desk?.visitor?.number ?? ''
  const common = { view, language, onClose }

  const reasons = (act: 'pause' | 'cancel', list: CounterView['pauseReasons']): ChoiceSection[] => [
    {
      choices: list.map(({ id, name }) => ({
        id,
        label: localized(name, language),
        choose: () => onAnswer(act, { reason: id }, number),
      })),
    },
  ]
  switch (asking.act) {
    case 'call':
      return (
        <CallDialog
          number={asking.number}
          absent={view.absent}
          onTakeBack={(ticket, number) => onAnswer('takeBack', { ticket, call: true }, number)}
          onCall={(ticket) => onAnswer('call', { ticket }, ticket)}
          onClose={onClose}
        />
      )
    case 'priority':
      return (
        <PriorityDialog
          {...common}
          number={asking.number}
          wallTime={wallTime}
          onGive={(ticket, ground) => onAnswer('priority', { ticket, ground }, ticket)}
        />
      )
    case 'pause':
      return (
        <ChoiceDialog title={t('dialog.pauseTitle')} sections={reasons('pause', view.pauseReasons)} onClose={onClose} />
      )
    case 'cancel':
      return (
        <ChoiceDialog
          title={t('dialog.cancelTitle', { number })}
          text={t('dialog.cancelText')}
          final
          sections={reasons('cancel', view.cancelReasons)}
          onClose={onClose}
        />
      )
    case 'absent':
      return (
        <ConfirmDialog
          title={t('dialog.absentTitle', { number })}
          texts={[t('dialog.absentText')]}
          confirm={t('act.absent')}
          onConfirm={() => onAnswer('absent', {}, number)}
          onClose={onClose}
        />
      )
    case 'return':
      return (
        <ReturnDialog number={number} onReturn={(payload) => onAnswer('return', payload, number)} onClose={onClose} />
      )
    case 'transfer':
      return <TransferDialog {...common} onTransfer={(payload) => onAnswer('transfer', payload, number)} />
    case 'note':
      return <NoteDialog number={number} onWrite={(text) => onAnswer('note', { text }, number)} onClose={onClose} />
    case 'queues':
      return <QueuesDialog {...common} onChoose={(queues) => onAnswer('queues', { desk: view.desk?.number, queues })} />
    case 'takeBack': {
      const choices = (call: boolean) =>
        view.absent.map(({ ticket, number, until }) => ({
          id: ticket,
          label: `${number} · ${t('absent.until')} ${wallTime(until)}`,
          choose: () => onAnswer('takeBack', call ? { ticket, call } : { ticket }, number),
        }))
      const queue = { title: t('dialog.takeBackQueue'), choices: choices(false) }
      // Who can be called at once most likely stands at the desk.
      const sections = isAvailable('call', view)
        ? [{ title: t('dialog.takeBackCall'), choices: choices(true) }, queue]
        : [queue]
      return <ChoiceDialog title={t('dialog.takeBackTitle')} sections={sections} onClose={onClose} />
    }
    case 'paperAgain': {
      const choices = view.withoutPaper.map((ticket) => ({
        id: ticket.ticket,
        label: ticket.number,
        choose: () => onAnswer('paperAgain', { ticket: ticket.ticket }, ticket.number),
      }))
      return (
        <ChoiceDialog
          title={t('dialog.paperTitle')}
          text={t('dialog.paperText')}
          sections={[{ choices }]}
          onClose={onClose}
        />
      )
    }
    case 'close':
      return <CloseDialog {...common} wallTime={wallTime} onConfirm={() => onAnswer('close', {})} />
    default:
      return asking satisfies never
  }
}
