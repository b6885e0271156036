import type { LucideIcon } from 'lucide-react'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something to do about it. */
export function Action(props: {
  icon: LucideIcon
  title: string
  disabled?: boolean
  back?: boolean
  onPress: () => void
}) {
  const { icon: Icon } = props
  return (
    <button type="button" className="tool act" data-back={props.back} disabled={props.disabled} onClick={props.onPress}>
      <Icon aria-hidden />
      <span>{props.title}</span>
    </button>
  )
}

/** One part of the machine: how it stands, what to do, and the acts for it. */
export function Card(props: { icon: LucideIcon; title: string; state: string; good: boolean; children: ReactNode }) {
  const { icon: Icon } = props
  const Sign = props.good ? CircleCheck : TriangleAlert
  return (
    <section className="part" data-good={props.good}>
      <Icon aria-hidden className="icon" />
      <div className="words">
        <h2>{props.title}</h2>
        <p className="state">
          <Sign aria-hidden /> {props.state}
        </p>
        {props.children}
      </div>
    </section>
  )
}
