import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** One line to find somebody by. @param props.onFind what was typed, without the white space around it */
export function FindForm({ label, onFind }: { label: string; onFind: (text: string) => void }) {
  const { t } = useTranslation('supervisor')
  const [text, setText] = useState('')
  const id = useId()
  const find = (event: FormEvent) => {
    event.preventDefault()
    onFind(text.trim())
  }
  return (
    <form className="toolbar find-form" onSubmit={find}>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="search"
          value={text}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <button type="submit" className="button">
        {t('calendar.find.submit')}
      </button>
    </form>
  )
}
