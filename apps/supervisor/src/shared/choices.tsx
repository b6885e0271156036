import { useId } from 'react'

export type Choice<Id> = { id: Id; name: string; hint?: string }

/**
 * One of a few, each in sight.
 * @param props.chosen `undefined`: nothing yet
 * @param props.required the browser asks for a choice before the form is sent
 */
export function Choices<Id extends string | null>(props: {
  title: string
  choices: readonly Choice<Id>[]
  chosen: Id | undefined
  required?: boolean
  onChoose: (id: Id) => void
}) {
  const { title, choices, chosen, required = false, onChoose } = props
  const group = useId()
  return (
    <fieldset className="choices">
      <legend>{title}</legend>
      {choices.map(({ id, name, hint }) => (
        <label key={id ?? ''} className="check">
          <input type="radio" name={group} required={required} checked={chosen === id} onChange={() => onChoose(id)} />
          {hint ? (
            <span>
              {name}
              <small className="hint"> – {hint}</small>
            </span>
          ) : (
            name
          )}
        </label>
      ))}
    </fieldset>
  )
}
