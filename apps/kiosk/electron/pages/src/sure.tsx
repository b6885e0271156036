import type { LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** Asks before something that can't be taken back. */
export function Sure(props: { icon: LucideIcon; question: string; onYes: () => void; onNo: () => void }) {
  const { t } = useTranslation('service')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const { icon: Icon } = props
  return (
    <dialog ref={dialog} className="sure" aria-labelledby="sure-question" onClose={props.onNo}>
      <Icon aria-hidden className="sign" />
      <h2 id="sure-question">{props.question}</h2>
      <div className="pair">
        <button type="button" className="answer short" onClick={props.onNo}>
          <span className="title">{t('menu.no')}</span>
        </button>
        <button type="button" className="answer main short" onClick={props.onYes}>
          <span className="title">{t('menu.yes')}</span>
        </button>
      </div>
    </dialog>
  )
}
