import { lazy, type Ref, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorHands } from './editor-props.ts'
import { Faults } from './faults.tsx'
import type { Schema } from './suggestions.ts'

const Editor = lazy(() => import('./editor.tsx'))

export type WordedFault = { line: number; column: number; path: string; message: string }

/** The profile's text in its editor, and below it what has to be corrected. */
export function TextPane(props: {
  text: string
  onChange: (text: string) => void
  faults: readonly WordedFault[]
  schema: Schema | null
  /** Whether the office's file does not hold what is in force, so that the next start would not either. */
  notInFile: boolean
  hands: Ref<EditorHands>
  onGo: (line: number, column: number) => void
}) {
  const { t } = useTranslation('profile')
  const { faults } = props
  const hint = useId()
  return (
    <>
      <Suspense fallback={<p>{t('loading')}</p>}>
        <Editor
          text={props.text}
          onChange={props.onChange}
          faults={faults}
          schema={props.schema}
          wordOf={(setting) => t(`setting.${setting}`, { defaultValue: setting })}
          label={t('editor.label')}
          hint={hint}
          suggestions={t('editor.suggestions')}
          hands={props.hands}
        />
      </Suspense>
      <Faults faults={faults} onGo={props.onGo} />
      <p className="hint" id={hint}>
        {t('editor.leave')} {props.notInFile ? t('notInFile') : ''}
      </p>
    </>
  )
}
