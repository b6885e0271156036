import type { BoardQueue } from '@poczekalnia/protocol'
import { Dialog, localized } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { PublicTextFields, type Words, wordsOf } from '../public-text.tsx'

/** No more tickets of a queue, with words for visitors if wanted. It can be taken back in the queue's row. */
export function StopDialog(props: { queue: BoardQueue; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { send, language } = useRoom()
  const [words, setWords] = useState<Words>({})
  const { busy, refusal, submit } = useSubmit()
  const { queue } = props
  const stop = (event: FormEvent) => {
    event.preventDefault()
    const text = wordsOf(words)
    void submit(() => send('stop-tickets', { queue: queue.id, ...(text && { text }) }), props.onDone)
  }
  return (
    <Dialog
      title={t('board.stopTitle', { queue: localized(queue.name, language) })}
      back={t('back')}
      onClose={props.onClose}
    >
      <form className="stack-form" onSubmit={stop}>
        <p>{t('board.stopText')}</p>
        <PublicTextFields words={words} onChange={setWords} optional />
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('board.stopConfirm')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
