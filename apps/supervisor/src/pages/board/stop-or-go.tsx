import type { BoardQueue } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ActButton } from '../../shared/act-button.tsx'

/** Stops the tickets of a queue, or gives them again: whichever can be done now. */
export function StopOrGo(props: { queue: BoardQueue; onStop: () => void; onSaid: (text: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, send, language } = useRoom()
  const { queue } = props
  const { state } = queue
  const name = localized(queue.name, language)
  if (!state) return null
  if (state.open)
    return view.rights.includes('stop-tickets') ? (
      <button
        type="button"
        className="button"
        aria-label={t('board.stopQueue', { queue: name })}
        onClick={props.onStop}
      >
        {t('board.stop')}
      </button>
    ) : null
  if (!view.rights.includes('resume-tickets')) return null
  if (state.reason === 'too-many-waiting') return <GoOn queue={queue} onSaid={props.onSaid} />
  if (state.reason !== 'stopped') return null
  return (
    <ActButton
      primary
      act={() => send('resume-tickets', { queue: queue.id })}
      onDone={() => props.onSaid(t('board.goDone'))}
      label={t('board.goQueue', { queue: name })}
    >
      {t('board.go')}
    </ActButton>
  )
}

/** Tickets again although many wait (KAT-7). */
export function GoOn({ queue, onSaid }: { queue: BoardQueue; onSaid: (text: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { send, language } = useRoom()
  return (
    <ActButton
      act={() => send('resume-tickets', { queue: queue.id, despiteMany: true })}
      onDone={() => onSaid(t('board.goDone'))}
      label={t('board.goDespiteQueue', { queue: localized(queue.name, language) })}
    >
      {t('board.goDespite')}
    </ActButton>
  )
}
