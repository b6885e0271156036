import type { Localized, UploadFault } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { FileUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'
import { useAnswer } from '../../shared/use-answer.ts'

type Matter = { id: string; name: Localized }
type Invited = { count: number; print: string } | { faults: UploadFault[] }

/** Cases of a file are invited to book a matter, and their letters are made (BOK-14); only where a matter is so. */
export function Invite() {
  const { t } = useTranslation('supervisor')
  const { answer } = useAnswer<{ matters: Matter[] }>('/api/site/invitations', {}, null)
  const [isOpen, setIsOpen] = useState(false)
  const [done, setDone] = useState<{ count: number; print: string } | null>(null)
  const matters = answer?.matters ?? []
  if (matters.length === 0) return null
  return (
    <section className="day-of-site invite">
      <h2>{t('calendar.invite.title')}</h2>
      <p className="hint">{t('calendar.invite.about')}</p>
      <button type="button" className="button" onClick={() => setIsOpen(true)}>
        {t('calendar.invite.act')}
      </button>
      {done && (
        <div className="invite" role="status">
          <p>
            <strong>{t('calendar.invite.done', { count: done.count })}</strong>
          </p>
          <p>{t('calendar.invite.once')}</p>
          <button type="button" className="button primary" onClick={() => save(done.print)}>
            {t('calendar.invite.letters')}
          </button>
        </div>
      )}
      {isOpen && (
        <InviteDialog
          matters={matters}
          onDone={(made) => {
            setDone(made)
            setIsOpen(false)
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </section>
  )
}

function InviteDialog(props: {
  matters: Matter[]
  onDone: (made: { count: number; print: string }) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { language } = useRoom()
  const { matters, onDone, onClose } = props
  const [matter, setMatter] = useState(matters[0]?.id ?? '')
  const input = useRef<HTMLInputElement>(null)
  const chosen = useId()
  const [file, setFile] = useState<File | null>(null)
  const [missing, setMissing] = useState(false)
  const [faults, setFaults] = useState<UploadFault[]>([])
  const send = () => {
    setMissing(file === null)
    const asked = file
      ?.text()
      .then((text) => api<Invited>('POST', '/api/site/invitations', { body: { matter, file: text } }))
    return asked ?? null
  }
  return (
    <DialogForm<Invited>
      title={t('calendar.invite.title')}
      confirm={t('calendar.invite.confirm')}
      act={send}
      missing={missing ? t('calendar.invite.noFile') : null}
      onDone={(answer) => ('faults' in answer ? setFaults(answer.faults) : onDone(answer))}
      onClose={onClose}
    >
      <SelectField label={t('calendar.invite.matter')} value={matter} onChange={setMatter}>
        {matters.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language] ?? name.pl}
          </option>
        ))}
      </SelectField>
      <div className="invite">
        <button type="button" className="button" aria-describedby={chosen} onClick={() => input.current?.click()}>
          <FileUp aria-hidden="true" />
          {t('calendar.invite.file')}
        </button>
        <p id={chosen} role="status">
          {file?.name}
        </p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          hidden
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            // The same file again, mended meanwhile, is a change too.
            event.target.value = ''
            setMissing(false)
            setFaults([])
          }}
        />
      </div>
      {faults.length > 0 && (
        <div role="alert">
          <p>
            <strong>{t('calendar.invite.faults')}</strong>
          </p>
          <ul>
            {faults.map(({ line, what }) => (
              <li key={`${line} ${what}`}>
                {t('calendar.invite.line', { line, what: t(`calendar.invite.fault.${what}`) })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </DialogForm>
  )
}

/** Saved as a file: a page of the hub's own runs nothing that the site has made. */
function save(print: string): void {
  const address = URL.createObjectURL(new Blob([print], { type: 'text/html' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: 'letters.html' })
  link.click()
  URL.revokeObjectURL(address)
}
