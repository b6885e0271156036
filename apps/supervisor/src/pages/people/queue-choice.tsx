import { localized } from '@poczekalnia/ui'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/**
 * All queues, or some of them in the order in which this person is to serve them.
 * @param props.queues ids in that order; `null`: all
 */
export function QueueChoice(props: { queues: readonly string[] | null; onChange: (queues: string[] | null) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const { queues, onChange } = props
  const chosen = queues ?? []
  const rest = view.queues.filter(({ id }) => !chosen.includes(id))
  const listed = [...chosen.flatMap((id) => view.queues.find((queue) => queue.id === id) ?? []), ...rest]
  const move = (from: number, to: number) => {
    const next = [...chosen]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange(next)
  }
  return (
    <fieldset className="choices">
      <legend>{t('people.queues')}</legend>
      <label className="check">
        <input type="radio" name="queues" checked={queues === null} onChange={() => onChange(null)} />
        {t('people.allQueues')}
      </label>
      <label className="check">
        <input
          type="radio"
          name="queues"
          checked={queues !== null}
          onChange={() => onChange(view.queues.map(({ id }) => id))}
        />
        {t('people.someQueues')}
      </label>
      {queues !== null && (
        <ol className="queue-order">
          {listed.map((queue) => {
            const at = chosen.indexOf(queue.id)
            const name = localized(queue.name, language)
            return (
              <li key={queue.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={at >= 0}
                    disabled={at >= 0 && chosen.length === 1}
                    onChange={(event) =>
                      onChange(event.target.checked ? [...chosen, queue.id] : chosen.filter((id) => id !== queue.id))
                    }
                  />
                  <span>
                    {at >= 0 && `${at + 1}. `}
                    {queue.prefix} · {name}
                  </span>
                </label>
                {at > 0 && (
                  <button
                    type="button"
                    className="button small"
                    aria-label={t('people.earlier', { queue: name })}
                    onClick={() => move(at, at - 1)}
                  >
                    <ArrowUp aria-hidden="true" />
                  </button>
                )}
                {at >= 0 && at < chosen.length - 1 && (
                  <button
                    type="button"
                    className="button small"
                    aria-label={t('people.later', { queue: name })}
                    onClick={() => move(at, at + 1)}
                  >
                    <ArrowDown aria-hidden="true" />
                  </button>
                )}
              </li>
            )
          })}
        </ol>
      )}
    </fieldset>
  )
}
