import { type ReactNode, useId } from 'react'

/**
 * A list to choose from with its name above it.
 * @param props.children its options
 */
export function SelectField(props: {
  label: string
  value: string | number
  onChange: (value: string) => void
  hint?: string
  className?: string
  children: ReactNode
}) {
  const { label, value, onChange, hint, className, children } = props
  const id = useId()
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
      {hint && <p className="hint">{hint}</p>}
    </div>
  )
}
