import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized, recall, remember } from '@poczekalnia/ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { type Digits, typeDigit } from './desk-digits.ts'
import { AroundDialogs } from './dialog.tsx'

type Desk = CounterView['desks'][number]

/** Where this browser keeps the desk that was opened last. */
const usualDesk = 'counter-desk'

/**
 * Which desk this page works for, by a click or by typing its number. A desk in use says by whom, and is taken over
 * only after a question. Whose desk was taken learns by whom, and opens none by what they were about to press.
 */
export function DeskChooser(props: {
  view: CounterView
  language: Language
  linked: boolean
  message: ReactNode
  wallTime: (timestamp: string) => string
  onOpen: (desk: number, takeOver: boolean) => Promise<boolean>
  onSignIn: () => void
}) {
  const { t } = useTranslation('counter')
  const { view, linked } = props
  const { takenOver } = view
  const lost = takenOver !== null
  const [asked, setAsked] = useState<number | null>(null)
  const grid = useRef<HTMLUListElement>(null)
  const told = useRef<HTMLParagraphElement>(null)
  const digits = useRef<Digits | null>(null)
  useEffect(() => {
    if (lost) {
      told.current?.focus()
      return
    }
    const find = (which: string) => grid.current?.querySelector<HTMLElement>(which)
    // Most clerks sit where they sat yesterday: Enter is all that is left then.
    const usual = find(`[data-free="true"][data-desk="${recall(usualDesk)}"]`)
    const first = usual ?? find('[data-free="true"]') ?? find('button')
    first?.focus()
  }, [lost])
  const wanted = view.desks.find(({ number }) => number === asked)

  const state = (desk: Desk) => {
    if (desk.by === null) return t('choose.free')
    return desk.state === 'paused' ? t('choose.paused', { by: desk.by }) : t('choose.by', { by: desk.by })
  }
  /** Said only where a desk does not serve everything: there is nothing to choose between otherwise. */
  const served = ({ queues }: Desk) =>
    queues.length < view.queues.length
      ? view.queues
          .filter(({ id }) => queues.includes(id))
          .map(({ name }) => localized(name, props.language))
          .join(', ')
      : ''
  const open = async (desk: number, takeOver: boolean) => {
    remember(usualDesk, String(desk))
    if (await props.onOpen(desk, takeOver)) setAsked(null)
  }
  const choose = (desk: Desk) => {
    if (!linked) return
    if (desk.by === null || desk.mine) void open(desk.number, false)
    else setAsked(desk.number)
  }
  const typed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !/^\d$/.test(event.key)) return
    if (event.target instanceof Element && event.target.closest('dialog, input, select')) return
    const step = typeDigit(
      digits.current,
      event.key,
      event.timeStamp,
      view.desks.map(({ number }) => number),
    )
    digits.current = step.digits
    const desk = view.desks.find(({ number }) => number === step.desk)
    if (!desk) return
    event.preventDefault()
    grid.current?.querySelector<HTMLElement>(`[data-desk="${desk.number}"]`)?.focus()
    if (step.sure) choose(desk)
  }
  useEffect(() => {
    document.addEventListener('keydown', typed)
    return () => document.removeEventListener('keydown', typed)
  })
  return (
    <main className="chooser">
      {takenOver && (
        <p className="banner" role="alert" ref={told} tabIndex={-1}>
          {t('choose.takenOver', { desk: takenOver.desk, by: takenOver.by, time: props.wallTime(takenOver.at) })}{' '}
          {takenOver.visitor && t('choose.takenVisitor', { number: takenOver.visitor })} {t('choose.takenNow')}
        </p>
      )}
      <h2>{t('choose.title')}</h2>
      <p>{t('choose.hint')}</p>
      {props.message}
      <ul ref={grid} className="desks">
        {view.desks.map((desk) => (
          <li key={desk.number}>
            <button
              type="button"
              className="button desk"
              data-free={desk.by === null}
              data-desk={desk.number}
              aria-disabled={!linked}
              onClick={() => choose(desk)}
            >
              <strong>{desk.number}</strong>
              <span>{state(desk)}</span>
              {served(desk) && <small>{served(desk)}</small>}
              {desk.serving && <span>{t('choose.serving', { number: desk.serving })}</span>}
            </button>
          </li>
        ))}
      </ul>
      {view.demo && !view.person && (
        <p className="sign-in">
          {t('person.try')}
          <button type="button" className="button" aria-disabled={!linked} onClick={props.onSignIn}>
            {t('person.signIn')}
          </button>
        </p>
      )}
      {wanted && wanted.by !== null && (
        <AroundDialogs value={{ linked, trouble: props.message }}>
          <ConfirmDialog
            title={t('takeOver.title', { desk: wanted.number })}
            texts={[
              t('takeOver.text', { by: wanted.by }),
              ...(wanted.serving ? [t('takeOver.visitor', { number: wanted.serving })] : []),
            ]}
            confirm={t('takeOver.confirm')}
            onConfirm={() => void open(wanted.number, true)}
            onClose={() => setAsked(null)}
          />
        </AroundDialogs>
      )}
    </main>
  )
}
