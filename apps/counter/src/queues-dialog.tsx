import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, useAround } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'

/** Which of the desk's queues this clerk serves now and, where the office calls in that order, in which order. */
export function QueuesDialog(props: {
  view: CounterView
  language: Language
  onChoose: (queues: string[]) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { linked } = useAround()
  const { view, language } = props
  const isListed = view.order === 'as-listed'
  const may = view.desks.find(({ mine }) => mine)?.queues ?? []
  const [served, setServed] = useState(() => new Set((view.desk?.queues ?? []).filter((id) => may.includes(id))))
  const [order, setOrder] = useState(() => (isListed ? [...served, ...may.filter((id) => !served.has(id))] : may))
  const nameOf = (id: string) => localized(view.queues.find((queue) => queue.id === id)?.name ?? { pl: id }, language)

  const toggle = (id: string) => {
    const next = new Set(served)
    if (!next.delete(id)) next.add(id)
    setServed(next)
  }
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<{ id: string; by: -1 | 1 } | null>(null)
  const move = (id: string, by: -1 | 1) => {
    const place = order.indexOf(id) + by
    if (place < 0 || place >= order.length) return
    const next = order.filter((other) => other !== id)
    next.splice(place, 0, id)
    setOrder(next)
    setMoved({ id, by })
  }
  // A row that the page moves loses the focus, and whoever moves it wants to go on.
  useLayoutEffect(() => {
    if (moved) list.current?.querySelector<HTMLElement>(`[data-move="${moved.by} ${moved.id}"]`)?.focus()
  }, [moved])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (served.size > 0) props.onChoose(order.filter((id) => served.has(id)))
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    const id = /^[1-9]$/.test(event.key) ? order[Number(event.key) - 1] : undefined
    if (id === undefined) return
    event.preventDefault()
    toggle(id)
  }
  return (
    <Dialog title={t('queues.title')} onClose={props.onClose}>
      <p>{t(isListed ? 'queues.listed' : 'queues.together')}</p>
      <form onSubmit={submit} onKeyDown={pressed} className="choices">
        <ol className="choice-list" ref={list}>
          {order.map((id, index) => (
            <li key={id} className="queue-choice">
              <label className="check">
                <input type="checkbox" checked={served.has(id)} onChange={() => toggle(id)} />
                {nameOf(id)}
              </label>
              {index < 9 && <KeyCap>{String(index + 1)}</KeyCap>}
              {isListed && (
                <>
                  <button
                    type="button"
                    className="button small"
                    aria-label={t('queues.up', { queue: nameOf(id) })}
                    aria-disabled={index === 0}
                    data-move={`-1 ${id}`}
                    onClick={() => move(id, -1)}
                  >
                    <ArrowUp aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    className="button small"
                    aria-label={t('queues.down', { queue: nameOf(id) })}
                    aria-disabled={index === order.length - 1}
                    data-move={`1 ${id}`}
                    onClick={() => move(id, 1)}
                  >
                    <ArrowDown aria-hidden="true" />
                  </button>
                </>
              )}
            </li>
          ))}
        </ol>
        <p className="visually-hidden" role="status">
          {moved &&
            t('queues.place', { queue: nameOf(moved.id), place: order.indexOf(moved.id) + 1, of: order.length })}
        </p>
        <button type="submit" className="button primary" aria-disabled={!linked} disabled={served.size === 0}>
          {t('queues.confirm')}
          <KeyCap>Enter</KeyCap>
        </button>
      </form>
    </Dialog>
  )
}
