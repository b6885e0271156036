import { FileWarning, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingsProblem } from '../../../device/settings.ts'
import { ask } from './bridge.ts'
import { Frame } from './frame.tsx'

/** What stands in the settings that can't be used: which file, which field, and what to do. */
export function SettingsScreen({ problem, onChange }: { problem: SettingsProblem; onChange: () => void }) {
  const { t } = useTranslation('service')
  const [still, setStill] = useState(false)
  const check = async () => {
    setStill(false)
    const { ok } = await ask({ ask: 'check-settings' })
    if (ok) return
    setStill(true)
    onChange()
  }
  const where: [string, string][] = [[t('settings.file'), problem.file]]
  if (problem.kind === 'not-yaml' || problem.kind === 'encoding') where.push([t('settings.line'), String(problem.line)])
  if (problem.kind === 'field' || problem.kind === 'unknown') where.push([t('settings.field'), problem.field])
  const advice = problem.kind === 'field' ? t(`settings.advice.${problem.field}`) : t(`settings.${problem.kind}`)
  return (
    <Frame name="settings" title={t('settings.title')} lead={<FileWarning aria-hidden className="sign" />}>
      <dl className="facts">
        {where.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('settings.todo')}</dt>
          <dd>{advice}</dd>
        </div>
      </dl>
      <p className="live" role="status">
        {still && t('settings.still')}
      </p>
      <button type="button" className="answer main short" onClick={() => void check()}>
        <RotateCw aria-hidden className="icon" />
        <span className="title">{t('settings.check')}</span>
      </button>
    </Frame>
  )
}
