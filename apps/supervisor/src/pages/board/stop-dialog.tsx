import type { BoardQueue } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { PublicTextFields, type Words, wordsOf } from '../../shared/public-text.tsx'

/** No more tickets of a queue, with words for visitors if wanted. It can be taken back in the queue's row. */
export function StopDialog(props: { queue: BoardQueue; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { send, language } = useRoom()
  const [words, setWords] = useState<Words>({})
  const { queue, onDone, onClose } = props
  const text = wordsOf(words)
  return (
    <DialogForm
      title={t('board.stopTitle', { queue: localized(queue.name, language) })}
      confirm={t('board.stopConfirm')}
      act={() => send('stop-tickets', { queue: queue.id, ...(text && { text }) })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{t('board.stopText')}</p>
      <PublicTextFields words={words} onChange={setWords} optional />
    </DialogForm>
  )
}
