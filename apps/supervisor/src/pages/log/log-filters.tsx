import type { LogPage } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

const kinds = ['tickets', 'calls', 'desks', 'bookings', 'room', 'staff', 'devices', 'system'] as const

/** What is looked for; `''`: whatever. */
export type Wanted = { actor: LogPage['actors'][number] | null; kind: string; queue: string; ticket: string }

/** A filter with its name above it. */
function Filter({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

/** Who, what, which queue and which ticket. */
export function LogFilters(props: {
  wanted: Wanted
  actors: LogPage['actors']
  onChange(change: Partial<Wanted>): void
}) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const { wanted, onChange } = props
  // Who was chosen stays to be seen on days on which they did nothing.
  const isThere = props.actors.some(({ actor }) => actor === wanted.actor?.actor)
  const actors = wanted.actor && !isThere ? [wanted.actor, ...props.actors] : props.actors
  return (
    <>
      <Filter label={t('log.who')}>
        {(id) => (
          <select
            id={id}
            value={wanted.actor?.actor ?? ''}
            onChange={(event) => onChange({ actor: actors.find(({ actor }) => actor === event.target.value) ?? null })}
          >
            <option value="">{t('log.everybody')}</option>
            {actors.map((one) => (
              <option key={one.actor} value={one.actor}>
                {one.who}
              </option>
            ))}
          </select>
        )}
      </Filter>
      <Filter label={t('log.kind')}>
        {(id) => (
          <select id={id} value={wanted.kind} onChange={(event) => onChange({ kind: event.target.value })}>
            <option value="">{t('log.all')}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`log:kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Filter>
      <Filter label={t('log.queue')}>
        {(id) => (
          <select id={id} value={wanted.queue} onChange={(event) => onChange({ queue: event.target.value })}>
            <option value="">{t('log.allQueues')}</option>
            {view.queues.map((one) => (
              <option key={one.id} value={one.id}>
                {one.prefix} · {localized(one.name, language)}
              </option>
            ))}
          </select>
        )}
      </Filter>
      <Filter label={t('log.number')}>
        {(id) => (
          <input
            id={id}
            className="short"
            value={wanted.ticket}
            maxLength={16}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ ticket: event.target.value })}
          />
        )}
      </Filter>
    </>
  )
}
