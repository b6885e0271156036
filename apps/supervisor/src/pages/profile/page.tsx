import './profile.css'
import type { Localized, ProfileText } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { SureDialog } from '../people/sure-dialog.tsx'
import { Changes } from './changes.tsx'
import type { EditorHands } from './editor-props.ts'
import { faultText } from './fault-words.ts'
import { Faults } from './faults.tsx'
import { type Standing, Status } from './status.tsx'
import { useCheck, useProfile } from './use-profile.ts'
import { Versions } from './versions.tsx'
import { Week } from './week.tsx'
import { wholeParts } from './whole-parts.ts'

const Editor = lazy(() => import('./editor.tsx'))

const tabs = ['text', 'week', 'changes', 'versions'] as const
type Tab = (typeof tabs)[number]

/** From this width on the text stands beside what it gives. */
const wide = '(min-width: 1500px)'
const useWide = () =>
  useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(wide)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(wide).matches,
  )

const nothing: readonly [] = []

/** The office's profile: written, looked at as a week and as changes, taken over; every version kept. */
export default function ProfilePage() {
  const { t } = useTranslation(['profile', 'supervisor'])
  const { clock, language, view } = useRoom()
  const isWide = useWide()
  const { current, schema, versions, failed, text, base, write, load } = useProfile(language)
  const [tab, setTab] = useState<Tab>('text')
  const [date, setDate] = useState(() => clock.plainDate())
  const [asked, setAsked] = useState<'take-over' | 'undo' | null>(null)
  const [said, setSaid] = useState('')
  const { check, state } = useCheck(text, date, current !== null, current?.version ?? 0)
  const hands = useRef<EditorHands>(null)
  const goTo = useRef<{ line: number; column: number } | null>(null)
  const hint = useId()

  const faults = useMemo(
    () => (check?.faults ?? nothing).map((fault) => ({ ...fault, message: faultText(fault, t) })),
    [check, t],
  )
  const right = check && 'week' in check ? check : null
  const changes = useMemo(() => wholeParts(right?.differences ?? []), [right])
  const queues = useMemo(() => {
    const next = right?.week[0]?.queues ?? []
    return new Map<string, Localized>([...view.queues, ...next].map(({ id, name }) => [id, name]))
  }, [right, view.queues])
  // A version that somebody else took over is noticed by the check.
  const newer = right && current && right.version > current.version
  useEffect(() => {
    if (newer) load(true)
  }, [newer, load])
  // The cursor goes where it was sent once the text is in front.
  useEffect(() => {
    if (!goTo.current || !hands.current) return
    hands.current.goTo(goTo.current.line, goTo.current.column)
    goTo.current = null
  })

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
  const outdated = !isSame && base !== current.version
  const standing: Standing = outdated
    ? { kind: 'outdated' }
    : state !== 'checked' || !check
      ? { kind: state === 'unreachable' ? 'unreachable' : 'checking' }
      : !right
        ? { kind: 'faulty', count: faults.length }
        : isSame
          ? { kind: 'same', version: current.version }
          : { kind: right.problems.length > 0 ? 'blocked' : 'ready', count: changes.length }
  const shown = isWide && tab === 'text' ? 'week' : tab
  const whyTab: Tab = standing.kind === 'faulty' ? 'text' : 'changes'
  const isTold = whyTab === shown || (isWide && whyTab === 'text')
  const move = (days: number) => {
    const day = new Date(`${date}T00:00:00Z`)
    day.setUTCDate(day.getUTCDate() + days)
    setDate(day.toISOString().slice(0, 10))
  }
  const bringBack = (version: ProfileText) => {
    write(version.text)
    setSaid(t('versions.brought', { version: version.version }))
    setTab('changes')
  }

  return (
    <div className="profile">
      <div className="profile-bar">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together, and no fields of a form */}
        <div className="profile-tabs" role="group" aria-label={t('tabs')}>
          {tabs
            .filter((one) => !(isWide && one === 'text'))
            .map((one) => (
              <button
                key={one}
                type="button"
                className="button"
                aria-pressed={one === shown}
                onClick={() => setTab(one)}
              >
                {t(`tab.${one}`)}
              </button>
            ))}
        </div>
        <Status standing={standing} onWhy={isTold ? null : () => setTab(whyTab)} />
        <div className="profile-acts">
          {outdated && (
            <button type="button" className="button" onClick={() => load(false)}>
              {t('loadCurrent')}
            </button>
          )}
          {!isSame && !outdated && (
            <button type="button" className="button" onClick={() => setAsked('undo')}>
              {t('undo')}
            </button>
          )}
          <button
            type="button"
            className="button primary"
            aria-disabled={standing.kind !== 'ready'}
            onClick={() => standing.kind === 'ready' && setAsked('take-over')}
          >
            {t('takeOver')}
          </button>
        </div>
      </div>
      <p className="said" role="status">
        {said}
      </p>
      <div className="profile-panes" data-wide={isWide}>
        <section className="profile-left" hidden={!isWide && shown !== 'text'} aria-label={t('tab.text')}>
          <Suspense fallback={<p>{t('loading')}</p>}>
            <Editor
              text={text}
              onChange={(next) => {
                setSaid('')
                write(next)
              }}
              faults={faults}
              schema={schema}
              wordOf={(setting) => t(`setting.${setting}`, { defaultValue: setting })}
              label={t('editor.label')}
              hint={hint}
              suggestions={t('editor.suggestions')}
              hands={hands}
            />
          </Suspense>
          <Faults faults={faults} onGo={(line, column) => hands.current?.goTo(line, column)} />
          <p className="hint" id={hint}>
            {t('editor.leave')} {isSame && !current.inFile && !view.demo ? t('notInFile') : ''}
          </p>
        </section>
        {shown !== 'text' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard
          <section key={shown} className="profile-right" aria-label={t(`tab.${shown}`)} tabIndex={0}>
            {shown === 'versions' ? (
              <Versions versions={versions} language={language} onBringBack={bringBack} />
            ) : !right ? (
              <>
                <p>{check ? t('week.faulty') : t('state.checking')}</p>
                {!isWide && (
                  <Faults
                    faults={faults}
                    onGo={(line, column) => {
                      goTo.current = { line, column }
                      setTab('text')
                    }}
                  />
                )}
              </>
            ) : shown === 'week' ? (
              <Week week={right.week} language={language} onMove={move} />
            ) : (
              <Changes check={right} changes={changes} isSame={isSame} queues={queues} language={language} />
            )}
          </section>
        )}
      </div>
      {asked === 'undo' && (
        <SureDialog
          title={t('undoTitle')}
          text={t('undoText')}
          confirm={t('undo')}
          act={async () => ({ ok: true })}
          onDone={() => {
            setAsked(null)
            setSaid('')
            load(false)
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'take-over' && (
        <SureDialog<{ version: number; inFile: boolean }>
          title={t('sure.title')}
          text={t('sure.text')}
          confirm={t('takeOver')}
          act={() => api('POST', '/api/profile', { body: { text, base } })}
          onDone={({ version }) => {
            setAsked(null)
            setSaid(t('done', { version }))
            load(false)
          }}
          onClose={() => {
            setAsked(null)
            // What stood against it shows in the changes.
            load(true)
          }}
        />
      )}
    </div>
  )
}
