import type { LetterEntry } from '@poczekalnia/protocol'
import { Dialog } from '@poczekalnia/ui'
import { Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What is read of a letter. */
export type ReadLetter = Pick<LetterEntry, 'language' | 'subject' | 'text'>

/** The text of a letter, to be read or copied into a mail program. */
export function LetterDialog({ letter, onClose }: { letter: ReadLetter; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const [copied, setCopied] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const copy = () => {
    box.current?.select()
    // The newer way is there on https alone, and an office's hub often has none.
    setCopied(document.execCommand('copy'))
  }
  return (
    <Dialog title={letter.subject} back={t('back')} onClose={onClose}>
      <textarea
        ref={box}
        className="letter-text"
        lang={letter.language}
        aria-label={letter.subject}
        readOnly
        rows={14}
        value={letter.text}
      />
      <button type="button" className="button" onClick={copy}>
        <Copy aria-hidden="true" />
        {t(copied ? 'letters.copied' : 'letters.copy')}
      </button>
    </Dialog>
  )
}
