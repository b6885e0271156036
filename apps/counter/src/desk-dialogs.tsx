import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import type { Act } from './acts.ts'
import { CallDialog } from './call-dialog.tsx'
import { ChoiceDialog, type ChoiceSection } from './choice-dialog.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'

/** The question that an act asks before it is sent; the others are sent as they are. */
export type Asking =
  | { act: 'call'; number: string }
  | { act: 'transfer' | 'cancel' | 'pause' | 'takeBack' | 'paperAgain' | 'close' }

/** The question an act has to ask first, or `null`. A pause asks for a reason only where the office has some. */
export function questionOf(act: Act, view: Pick<CounterView, 'pauseReasons' | 'cancelReasons'>): Asking | null {
  if (act === 'call') return { act, number: '' }
  if (act === 'pause') return view.pauseReasons.length > 0 ? { act } : null
  const asks = act === 'transfer' || act === 'cancel' || act === 'takeBack' || act === 'paperAgain' || act === 'close'
  return asks ? { act } : null
}

export function DeskDialogs(props: {
  asking: Asking
  view: CounterView
  language: Language
  wallTime: (timestamp: string) => string
  onAnswer: (act: Act, payload: Record<string, unknown>, number?: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { asking, view, language, onAnswer, onClose } = props
  const visitor = view.desk?.visitor
  const number = visitor?.number ?? ''

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
    case 'transfer': {
      const queues = view.queues
        .filter(({ id }) => id !== visitor?.queue)
        .map(({ id, name }) => ({
          id,
          label: localized(name, language),
          choose: () => onAnswer('transfer', { queue: id }, number),
        }))
      const desks = view.desks
        .filter(({ mine, state }) => !mine && state !== 'closed')
        .map((desk) => ({
          id: String(desk.number),
          label: String(desk.number),
          choose: () => onAnswer('transfer', { desk: desk.number }, number),
        }))
      const sections: ChoiceSection[] = [{ title: t('dialog.toQueue'), choices: queues }]
      if (desks.length > 0) sections.push({ title: t('dialog.toDesk'), choices: desks, compact: true })
      return <ChoiceDialog title={t('dialog.transferTitle', { number })} sections={sections} onClose={onClose} />
    }
    case 'takeBack': {
      const choices = view.absent.map((absent) => ({
        id: absent.ticket,
        label: `${absent.number} · ${t('absent.until')} ${props.wallTime(absent.until)}`,
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
      return (
        <ConfirmDialog
          title={t('dialog.closeTitle', { desk: view.desk?.number ?? '' })}
          texts={[t('dialog.closeText')]}
          confirm={t('dialog.closeConfirm')}
          onConfirm={() => onAnswer('close', {})}
          onClose={onClose}
        />
      )
    default:
      return asking satisfies never
  }
}
