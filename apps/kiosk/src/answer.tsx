import type { LucideIcon } from 'lucide-react'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Unbroken } from './unbroken.tsx'

/** One answer that can be pressed, full width: an icon, what it is, and one line of how things stand. */
export function Answer(props: {
  icon: LucideIcon
  title: ReactNode
  state?: string | undefined
  kind?: 'main' | 'closed' | undefined
  busy?: boolean
  disabled?: boolean
  onPress: () => void
}) {
  const Icon = props.icon
  return (
    <button
      type="button"
      className={`answer ${props.kind ?? ''}`}
      aria-disabled={props.busy || undefined}
      disabled={props.disabled}
      onClick={() => !props.busy && props.onPress()}
    >
      <Icon aria-hidden className="icon" />
      <span className="words">
        <span className="title">{props.title}</span>
        {props.state && (
          <span className="state">
            <Unbroken text={props.state} />
          </span>
        )}
      </span>
      <ChevronRight aria-hidden className="onward" />
    </button>
  )
}
