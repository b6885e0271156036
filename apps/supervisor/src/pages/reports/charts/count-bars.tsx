import { useRoom } from '../../../room.ts'
import { grouped } from '../words.ts'

/** Amounts of things that happened, the words beside their bars: the picture is its own table. */
export function CountBars({ rows }: { rows: readonly { name: string; times: number; more?: string }[] }) {
  const { language } = useRoom()
  const most = Math.max(1, ...rows.map(({ times }) => times))
  return (
    <dl className="count-bars">
      {rows.map(({ name, times, more }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <svg width="100%" height="14" aria-hidden="true">
              <rect className="bar solid" y="0" height="14" width={`${(100 * times) / most}%`} />
            </svg>
            <span className="amount">
              {grouped(times, language)}
              {more && <small>{more}</small>}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
