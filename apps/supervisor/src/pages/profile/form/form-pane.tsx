import './form.css'
import { editYaml, type YamlPath, type YamlValue } from '@poczekalnia/written/edit-yaml'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../../room.ts'
import { plusDays } from '../../reports/period.ts'
import { Faults } from '../faults.tsx'
import type { WordedFault } from '../text-pane.tsx'
import { Booking } from './booking.tsx'
import { formData } from './form-data.ts'
import { Hours, Limits, Messages, SpecialDays } from './sections.tsx'

/**
 * The settings of every day as a form over the same text: each change is written into its own place, and comments,
 * order and everything else stay as they were written. What is not here is changed in the text.
 */
export default function FormPane(props: {
  text: string
  onChange: (text: string) => void
  faults: readonly WordedFault[]
  onGo: (line: number, column: number) => void
}) {
  const { t } = useTranslation('profile')
  const { clock } = useRoom()
  const { text, onChange, faults, onGo } = props
  const [stuck, setStuck] = useState(false)
  const data = useMemo(() => formData(text), [text])
  const edit = (path: YamlPath, value: YamlValue) => {
    const next = editYaml(text, path, value)
    setStuck(next === null)
    if (next !== null) onChange(next)
  }
  if (!data) return <p role="status">{t('form.broken')}</p>
  const part = { data, edit, tomorrow: plusDays(clock.plainDate(), 1) }
  return (
    <div className="profile-form">
      <p className="hint">{t('form.about')}</p>
      {stuck && <p role="alert">{t('form.stuck')}</p>}
      <Faults faults={faults} onGo={onGo} />
      <Hours {...part} />
      <SpecialDays {...part} />
      <Limits {...part} />
      <Booking {...part} />
      <Messages {...part} />
    </div>
  )
}
