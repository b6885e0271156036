import './messages.css'
import type { Localized } from '@poczekalnia/protocol'
import { languageNames } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ActButton } from '../../shared/act-button.tsx'
import { Said } from '../../shared/said.tsx'
import { WriteMessage } from './write-message.tsx'

/** What visitors read on displays and machines: what is told now, and the next message with how it will look. */
export default function MessagesPage() {
  const { t } = useTranslation('supervisor')
  const { view, send } = useRoom()
  const [said, setSaid] = useState('')
  return (
    <div className="messages-page">
      <section className="told-now" aria-labelledby="told-title">
        <h2 id="told-title">{t('messages.now')}</h2>
        {view.message ? <Told message={view.message} /> : <p className="hint">{t('messages.none')}</p>}
        {view.message && view.rights.includes('clear-message') && (
          <div className="form-buttons">
            <ActButton act={() => send('clear-message', {})} onDone={() => setSaid(t('messages.cleared'))}>
              {t('messages.clear')}
            </ActButton>
          </div>
        )}
        <Said text={said} />
      </section>
      {view.rights.includes('show-message') && <WriteMessage onShown={() => setSaid(t('messages.shown'))} />}
    </div>
  )
}

function Told({ message }: { message: Localized }) {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  return (
    <>
      <ul className="told">
        {view.office.languages.map((language) =>
          message[language] ? (
            <li key={language}>
              <span className="hint">{languageNames[language]}</span>
              <span lang={language}>{message[language]}</span>
            </li>
          ) : null,
        )}
      </ul>
      <p className="hint">
        {view.messageUntil ? t('messages.untilHour', { hour: view.messageUntil }) : t('messages.untilEnd')}
      </p>
    </>
  )
}
