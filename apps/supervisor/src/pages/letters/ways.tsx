import type { Letters } from '@poczekalnia/protocol'
import { languageNames } from '@poczekalnia/ui'
import { Download, Mail, Printer, Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ReadLetter } from './letter-dialog.tsx'
import { mailToAll } from './mail-address.ts'

/** What can be done with the whole list: sent by the hub or the reader's own program, printed, saved. */
export function Ways(props: {
  found: Letters
  file: string
  onSend: () => void
  onRead: (letter: ReadLetter) => void
}) {
  const { found, file, onSend, onRead } = props
  const { t } = useTranslation('supervisor')
  const { letters, common, canSend } = found
  const groups = canSend
    ? []
    : common.flatMap((letter) => {
        const emails = letters.filter(({ language }) => language === letter.language).map(({ email }) => email)
        return mailToAll(emails, letter).map((mail) => ({ ...mail, letter }))
      })
  return (
    <div className="letter-ways no-print">
      <div className="row-acts">
        {canSend && (
          <button type="button" className="button primary" onClick={onSend}>
            <Send aria-hidden="true" />
            {t('letters.send', { count: letters.length })}
          </button>
        )}
        {groups.map(({ address, letter, count }) => (
          <a key={address} className="button" href={address}>
            <Mail aria-hidden="true" />
            {t('letters.writeAll', { language: languageNames[letter.language], count })}
          </a>
        ))}
        {common
          .filter((letter) => groups.some((group) => group.letter === letter && !group.hasText))
          .map((letter) => (
            <button key={letter.language} type="button" className="button" onClick={() => onRead(letter)}>
              {t('letters.letter')}: {languageNames[letter.language]}
            </button>
          ))}
        <button type="button" className="button" onClick={() => window.print()}>
          <Printer aria-hidden="true" />
          {t('letters.print')}
        </button>
        <a className="button" href={file} download>
          <Download aria-hidden="true" />
          {t('letters.save')}
        </a>
      </div>
      {!canSend && <p className="hint">{t('letters.noServer')}</p>}
    </div>
  )
}
