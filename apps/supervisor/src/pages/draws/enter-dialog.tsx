import type { EnterDraw, Language, SiteDraw } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'
import { EmailField, LanguageField, MatterField } from '../../shared/visitor-fields.tsx'

const hoursOf: readonly EnterDraw['hours'][] = [
  ...(['any', 'rather-morning', 'rather-afternoon', 'only-morning', 'only-afternoon'] as const),
]

/** Enters somebody who stands at the counter or is on the telephone, a family with a name a line: the same draw. */
export function EnterDialog(props: { draw: SiteDraw; onDone: (receipt: string) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { clock, language: own } = useRoom()
  const { draw, onDone, onClose } = props
  const [matter, setMatter] = useState(draw.matters[0] ?? '')
  const [names, setNames] = useState('')
  const [document, setDocument] = useState('')
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<Language>('pl')
  const [days, setDays] = useState<readonly string[]>(draw.days)
  const [hours, setHours] = useState<EnterDraw['hours']>('any')
  const [stepFree, setStepFree] = useState(false)
  const ids = { names: useId(), namesHint: useId(), document: useId() }
  const listed = names.split('\n').map((name) => name.trim())
  const body = {
    ...{ release: draw.release, round: draw.round, matter, names: listed.filter((name) => name !== '') },
    ...{ document: document.trim(), email: email.trim(), language, days: [...days].sort(), hours, stepFree },
  } satisfies EnterDraw
  return (
    <DialogForm<{ receipt: string }>
      title={t('draws.enter')}
      confirm={t('draws.enterConfirm')}
      missing={days.length === 0 ? t('draws.chooseDay') : null}
      act={() => (days.length === 0 ? null : api('POST', '/api/site/draw-entries', { body }))}
      onDone={({ receipt }) => onDone(receipt)}
      onClose={onClose}
    >
      <MatterField matters={draw.matters} value={matter} onChange={setMatter} />
      <div className="field">
        <label htmlFor={ids.names}>{t('draws.names')}</label>
        <textarea
          id={ids.names}
          value={names}
          required
          rows={2}
          maxLength={620}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={ids.namesHint}
          onChange={(event) => setNames(event.target.value)}
        />
        <p className="hint" id={ids.namesHint}>
          {t('draws.namesHint')}
        </p>
      </div>
      <div className="field">
        <label htmlFor={ids.document}>{t('draws.document')}</label>
        <input
          id={ids.document}
          value={document}
          required
          minLength={5}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setDocument(event.target.value)}
        />
      </div>
      <EmailField value={email} onChange={setEmail} hint={t('draws.emailHint')} />
      <LanguageField value={language} onChange={setLanguage} />
      <fieldset className="choices">
        <legend>{t('draws.whichDays')}</legend>
        {draw.days.map((date) => (
          <label key={date} className="check">
            <input
              type="checkbox"
              checked={days.includes(date)}
              onChange={() => setDays(days.includes(date) ? days.filter((one) => one !== date) : [...days, date])}
            />
            {clock.formatDate(own, `${date}T12:00:00Z`)}
          </label>
        ))}
      </fieldset>
      <SelectField
        label={t('draws.whichHours')}
        value={hours}
        onChange={(value) => setHours(hoursOf.find((one) => one === value) ?? 'any')}
      >
        {hoursOf.map((one) => (
          <option key={one} value={one}>
            {t(`draws.hours.${one}`)}
          </option>
        ))}
      </SelectField>
      <label className="check">
        <input type="checkbox" checked={stepFree} onChange={() => setStepFree(!stepFree)} />
        {t('draws.stepFree')}
      </label>
    </DialogForm>
  )
}
