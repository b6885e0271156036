import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized, recall, remember } from '@poczekalnia/ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './confirm-dialog.tsx'

type Desk = CounterView['desks'][number]

/** Where this browser keeps the desk that was opened last. */
const usualDesk = 'counter-desk'

/** Which desk this page works for. A desk in use says by whom, and is taken over only after a question. */
export function DeskChooser(props: {
  view: CounterView
  language: Language
  usable: boolean
  message: ReactNode
  onOpen: (desk: number, takeOver: boolean) => void
  onSignIn: () => void
}) {
  const { t } = useTranslation('counter')
  const { view, usable } = props
  const [asked, setAsked] = useState<number | null>(null)
  const grid = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const find = (which: string) => grid.current?.querySelector<HTMLElement>(which)
    // Most clerks sit where they sat yesterday: Enter is all that is left then.
    const usual = find(`[data-free="true"][data-desk="${recall(usualDesk)}"]`)
    const first = usual ?? find('[data-free="true"]') ?? find('button')
    first?.focus()
  }, [])
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
  const open = (desk: number, takeOver: boolean) => {
    remember(usualDesk, String(desk))
    props.onOpen(desk, takeOver)
  }
  const choose = (desk: Desk) => {
    if (!usable) return
    if (desk.by === null || desk.mine) open(desk.number, false)
    else setAsked(desk.number)
  }
  return (
    <main className="chooser">
      {view.takenOver && (
        <p className="banner" role="alert">
          {t('choose.takenOver', { desk: view.takenOver.desk })}
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
              aria-disabled={!usable}
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
          <button type="button" className="button" onClick={props.onSignIn}>
            {t('person.signIn')}
          </button>
        </p>
      )}
      {wanted && wanted.by !== null && (
        <ConfirmDialog
          title={t('takeOver.title', { desk: wanted.number })}
          texts={[
            t('takeOver.text', { by: wanted.by }),
            ...(wanted.serving ? [t('takeOver.visitor', { number: wanted.serving })] : []),
          ]}
          confirm={t('takeOver.confirm')}
          onConfirm={() => {
            setAsked(null)
            open(wanted.number, true)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </main>
  )
}
