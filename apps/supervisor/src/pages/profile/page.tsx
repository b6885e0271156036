import './profile.css'
import type { ProfileText } from '@poczekalnia/protocol'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Said } from '../../shared/said.tsx'
import { plusDays } from '../reports/period.ts'
import { keptMode, type Mode, ModeSwitch } from './mode-switch.tsx'
import { ProfileBar, type Tab, tabs } from './profile-bar.tsx'
import { TakeOverDialog, UndoDialog } from './profile-dialogs.tsx'
import { ResultPane } from './result-pane.tsx'
import { standingOf } from './standing.ts'
import { TextPane } from './text-pane.tsx'
import { useCheckedText } from './use-checked-text.ts'
import { useGoTo } from './use-go-to.ts'
import { useProfile } from './use-profile.ts'
import { useWide } from './use-wide.ts'

const FormPane = lazy(() => import('./form/form-pane.tsx'))

/** The office's profile: written, looked at as a week and as changes, taken over; every version kept. */
export default function ProfilePage() {
  const { t } = useTranslation(['profile', 'supervisor'])
  const { clock, language, view } = useRoom()
  const isWide = useWide()
  const { current, schema, versions, failed, text, base, write, load } = useProfile(language)
  const [tab, setTab] = useState<Tab>('text')
  const [date, setDate] = useState(() => clock.plainDate())
  const [dialog, setDialog] = useState<'take-over' | 'undo' | null>(null)
  // All of the text, and what was in force before, are an administrator's.
  const mayAll = view.rights.includes('change-profile')
  const [kept, setMode] = useState<Mode>(keptMode)
  const mode = mayAll ? kept : 'form'
  const [said, setSaid] = useState('')
  const { checked, right, faults, changes } = useCheckedText(text, date, current)
  const { hands, goTo, goToLater } = useGoTo()

  // A version that somebody else took over is noticed by the check.
  const newer = right && current && right.version > current.version
  useEffect(() => {
    if (newer) load(true)
  }, [newer, load])

  if (failed && !current)
    return (
      <>
        <p>{t('failed')}</p>
        <button type="button" className="button" onClick={() => load(true)}>
          {t('again')}
        </button>
      </>
    )
  if (!current) return <p role="status">{t('loading')}</p>

  const isSame = text === current.text
  const standing = standingOf({ isSame, base, version: current.version }, checked, changes.length)
  const shown = isWide && tab === 'text' ? 'week' : tab
  const whyTab: Tab = standing.kind === 'faulty' ? 'text' : 'changes'
  const isWhyInSight = whyTab === shown || (isWide && whyTab === 'text')
  const close = () => setDialog(null)
  const change = (next: string) => {
    setSaid('')
    write(next)
  }
  const done = (words: string) => {
    setDialog(null)
    setSaid(words)
    load(false)
  }
  const bringBack = (version: ProfileText) => {
    write(version.text)
    setSaid(t('versions.brought', { version: version.version }))
    setTab('changes')
  }

  return (
    <div className="profile">
      <ProfileBar
        tabs={tabs.filter((one) => !(isWide && one === 'text') && (mayAll || one !== 'versions'))}
        shown={shown}
        onTab={setTab}
        standing={standing}
        onWhy={isWhyInSight ? null : () => setTab(whyTab)}
        onUndo={isSame || standing.kind === 'outdated' ? null : () => setDialog('undo')}
        onLoadCurrent={() => load(false)}
        onTakeOver={() => setDialog('take-over')}
      />
      <Said text={said} />
      <div className="profile-panes" data-wide={isWide}>
        <section className="profile-left" hidden={!isWide && shown !== 'text'} aria-label={t('tab.text')}>
          {mayAll && <ModeSwitch mode={mode} onMode={setMode} />}
          {mode === 'form' ? (
            <Suspense fallback={<p>{t('loading')}</p>}>
              <FormPane
                text={text}
                onChange={change}
                faults={faults}
                onGo={(line, column) => {
                  goToLater(line, column)
                  setMode('text')
                }}
              />
            </Suspense>
          ) : (
            <TextPane
              text={text}
              onChange={change}
              faults={faults}
              schema={schema}
              notInFile={isSame && !current.inFile && !view.demo}
              hands={hands}
              onGo={goTo}
            />
          )}
        </section>
        {shown !== 'text' && (
          <ResultPane
            key={shown}
            shown={shown}
            versions={versions}
            onBringBack={bringBack}
            right={right}
            isChecked={checked.check !== null}
            faults={isWide ? [] : faults}
            onGo={(line, column) => {
              goToLater(line, column)
              setMode('text')
              setTab('text')
            }}
            changes={changes}
            isSame={isSame}
            onMove={(days) => setDate(plusDays(date, days))}
          />
        )}
      </div>
      {dialog === 'undo' && <UndoDialog onDone={() => done('')} onClose={close} />}
      {dialog === 'take-over' && (
        <TakeOverDialog
          text={text}
          base={base}
          onDone={(version) => done(t('done', { version }))}
          onClose={() => {
            close()
            // What stood against it shows in the changes.
            load(true)
          }}
        />
      )}
    </div>
  )
}
