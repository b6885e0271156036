import { useId } from 'react'

/** A wall time, or nothing. */
export function TimeField(props: { label: string; value: string; onChange: (value: string) => void }) {
  const { label, value, onChange } = props
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="time" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
