import type { Localized, ProfileText, ProfileVersionEntry } from '@poczekalnia/protocol'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Changes } from './changes.tsx'
import { Faults } from './faults.tsx'
import { MistakenLetters } from './mistaken-letters.tsx'
import { OutsideHoursNotes } from './outside-hours.tsx'
import type { Tab } from './profile-bar.tsx'
import type { RightCheck } from './standing.ts'
import type { WordedFault } from './text-pane.tsx'
import { Versions } from './versions.tsx'
import { Week } from './week.tsx'
import type { Change } from './whole-parts.ts'

/** What the text gives: a week of it, what it changes, or the versions that were in force. */
export function ResultPane(props: {
  shown: Exclude<Tab, 'text'>
  versions: readonly ProfileVersionEntry[]
  onBringBack: (version: ProfileText) => void
  /** `null`: the text has faults, or no answer is there yet. */
  right: RightCheck | null
  isChecked: boolean
  /** Named here only where the text is not in sight. */
  faults: readonly WordedFault[]
  onGo: (line: number, column: number) => void
  changes: readonly Change[]
  isSame: boolean
  onMove: (days: number) => void
}) {
  const { t } = useTranslation('profile')
  const { language, view } = useRoom()
  const { shown, right } = props
  const queues = useMemo(() => {
    const next = right?.week[0]?.queues ?? []
    return new Map<string, Localized>([...view.queues, ...next].map(({ id, name }) => [id, name]))
  }, [right, view.queues])
  const content = () => {
    if (shown === 'versions')
      return <Versions versions={props.versions} language={language} onBringBack={props.onBringBack} />
    if (!right)
      return (
        <>
          <p>{props.isChecked ? t('week.faulty') : t('state.checking')}</p>
          <Faults faults={props.faults} onGo={props.onGo} />
        </>
      )
    return (
      <>
        <OutsideHoursNotes found={right.outsideHours} queues={queues} language={language} />
        <MistakenLetters found={right.mistakenLetters} queues={queues} language={language} />
        {shown === 'week' ? (
          <Week week={right.week} language={language} onMove={props.onMove} />
        ) : (
          <Changes check={right} changes={props.changes} isSame={props.isSame} queues={queues} language={language} />
        )}
      </>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard
    <section className="profile-right" aria-label={t(`tab.${shown}`)} tabIndex={0}>
      {content()}
    </section>
  )
}
