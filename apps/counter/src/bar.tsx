import type { CounterView, Language } from '@poczekalnia/protocol'
import { DemoMark, LanguageSelect } from '@poczekalnia/ui'
import { CircleCheck, Keyboard, Monitor, Printer, TriangleAlert, Unplug, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCap } from './key-cap.tsx'
import { helpKey } from './shortcuts.ts'

/** Whether a person has to go to the machine. Low paper is said, but does not alarm yet. */
function machineTone(machine: CounterView['machine']): 'good' | 'plain' | 'wrong' {
  if (machine.linked === 0) return 'wrong'
  if (machine.printer === 'ready') return 'good'
  return machine.printer === 'paper-low' || machine.printer === 'unknown' ? 'plain' : 'wrong'
}

function Status({ tone, icon, children }: { tone: 'good' | 'plain' | 'wrong'; icon: ReactNode; children: string }) {
  return (
    <li data-tone={tone} title={children}>
      {icon}
      <span>{children}</span>
    </li>
  )
}

/** One line on what the waiting room can't see or hear, `null` when all is well. */
function displayTrouble({
  linked,
  list = [],
}: CounterView['displays']): { key: 'none' | 'silent'; name: string } | null {
  if (linked === 0) return { key: 'none', name: '' }
  const silent = list.find(({ troubles }) => troubles.some(({ kind }) => kind === 'sound-blocked'))
  return silent ? { key: 'silent', name: silent.name } : null
}

/** Top of the page: whose desk, the clock, and what the desk depends on: link, ticket machine, displays. */
export function Bar(props: {
  view: CounterView
  linked: boolean
  time: string
  language: Language
  /** Whether single-letter keys are on; the key of the help shows only then. */
  keys: boolean
  onLanguage: (language: Language) => void
  onHelp: () => void
  onPerson: () => void
}) {
  const { t } = useTranslation('counter')
  const { view, linked } = props
  const { person } = view
  const tone = machineTone(view.machine)
  const dark = displayTrouble(view.displays)
  return (
    <header className="bar">
      <h1>{view.desk ? t('deskTitle', { desk: view.desk.number }) : t('title')}</h1>
      {person ? (
        <button
          type="button"
          className="button quiet person"
          title={t('person.title', { name: person.name })}
          onClick={props.onPerson}
        >
          <UserRound aria-hidden="true" />
          <span>{person.name}</span>
        </button>
      ) : (
        <p className="device">
          <span>{view.device}</span>
        </p>
      )}
      <DemoMark view={view} />
      <ul aria-label={t('bar.status')} className="statuses">
        <Status
          tone={linked ? 'good' : 'wrong'}
          icon={linked ? <CircleCheck aria-hidden="true" /> : <Unplug aria-hidden="true" />}
        >
          {linked ? t('link.linked') : t('link.lostShort')}
        </Status>
        <Status
          tone={tone}
          icon={tone === 'wrong' ? <TriangleAlert aria-hidden="true" /> : <Printer aria-hidden="true" />}
        >
          {view.machine.linked === 0 ? t('machine.none') : t(`machine.${view.machine.printer}`)}
        </Status>
        <Status
          tone={dark ? 'wrong' : 'good'}
          icon={dark ? <TriangleAlert aria-hidden="true" /> : <Monitor aria-hidden="true" />}
        >
          {dark
            ? t(`displays.${dark.key}`, { name: dark.name })
            : t('displays.linked', { count: view.displays.linked })}
        </Status>
      </ul>
      <time className="clock">{props.time}</time>
      <LanguageSelect label={t('bar.language')} language={props.language} onChoose={props.onLanguage} />
      <button
        type="button"
        className="button quiet"
        aria-keyshortcuts={props.keys ? helpKey : undefined}
        onClick={props.onHelp}
      >
        <Keyboard aria-hidden="true" />
        <span>{t('bar.help')}</span>
        {props.keys && <KeyCap>{helpKey}</KeyCap>}
      </button>
    </header>
  )
}
