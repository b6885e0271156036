import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import type { Act } from './acts.ts'
import { CallDialog } from './call-dialog.tsx'
import { ChoiceDialog } from './choice-dialog.tsx'
import type { ChoiceSection } from './choice-keys.ts'
import { CloseDialog } from './close-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { PriorityDialog } from './priority-dialog.tsx'
import { QueuesDialog } from './queues-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

/** The question that an act asks before it is sent; the others are sent as they are. */
export type OpenDialog =
  | { act: 'call' | 'priority'; number: string }
  | { act: 'transfer' | 'cancel' | 'pause' | 'takeBack' | 'paperAgain' | 'note' | 'queues' | 'close' }

/** The question an act has to ask first, or `null`. A pause asks for a reason only where the office has some. */
export function questionOf(act: Act, view: Pick<CounterView, 'pauseReasons' | 'desk'>): OpenDialog | null {
  switch (act) {
    case 'call':
      return { act, number: '' }
    case 'priority':
      return { act, number: view.desk?.visitor?.number ?? '' }
    case 'pause':
      return view.pauseReasons.length > 0 ? { act } : null
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
          onCall={(ticket) => onAnswer('call', { ticket }, ticket)}
          onClose={onClose}
        />
      )
    case 'priority':
      return (
        <PriorityDialog
          {...common}
          number={asking.number}
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
          sections={reasons('cancel', view.cancelReasons)}
          onClose={onClose}
        />
      )
    case 'transfer':
      return <TransferDialog {...common} onTransfer={(payload) => onAnswer('transfer', payload, number)} />
    case 'note':
      return <NoteDialog number={number} onWrite={(text) => onAnswer('note', { text }, number)} onClose={onClose} />
    case 'queues':
      return <QueuesDialog {...common} onChoose={(queues) => onAnswer('queues', { desk: view.desk?.number, queues })} />
    case 'takeBack': {
      const choices = view.absent.map((absent) => ({
        id: absent.ticket,
        label: `${absent.number} · ${t('absent.until')} ${wallTime(absent.until)}`,
        choose: () => onAnswer('takeBack', { ticket: absent.ticket }, absent.number),
      }))
      return <ChoiceDialog title={t('dialog.takeBackTitle')} sections={[{ choices }]} onClose={onClose} />
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
