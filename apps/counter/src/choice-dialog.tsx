import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { type ChoiceSection, choiceKeys } from './choice-keys.ts'
import { Dialog } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'
import { signOf } from './shortcuts.ts'

/**
 * Asks for one of a few things. A key chooses while nobody types in the dialog; it stands on each button.
 * @param props.children what else is asked, above the choices
 */
export function ChoiceDialog(props: {
  title: string
  text?: string
  sections: ChoiceSection[]
  children?: ReactNode
  onClose: () => void
}) {
  const { title, text, sections, onClose } = props
  const list = useRef<HTMLDivElement>(null)
  const keys = choiceKeys(sections)
  useEffect(() => {
    // What is empty is asked first; what is filled in already needs no more than a choice.
    const field = list.current?.querySelector('input')
    const first = field?.value === '' ? field : list.current?.querySelector('button')
    first?.focus()
  }, [])

  const pressed = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    const sign = signOf(event)
    const wanted = sign !== null && [...keys].find(([, key]) => key === sign)
    if (!wanted) return
    event.preventDefault()
    wanted[0].choose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {text && <p>{text}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside */}
      <div ref={list} className="choices" onKeyDown={pressed}>
        {props.children}
        {sections.map(({ title: heading, choices, compact }) => (
          <section key={heading ?? 'only'}>
            {heading && <h3>{heading}</h3>}
            <div className={compact ? 'choice-grid' : 'choice-list'}>
              {choices.map((choice) => {
                const key = keys.get(choice)
                return (
                  <button
                    key={choice.id}
                    type="button"
                    className="button"
                    aria-keyshortcuts={key}
                    onClick={choice.choose}
                  >
                    <span>{choice.label}</span>
                    {key && <KeyCap>{key}</KeyCap>}
                  </button>
                )
              })}
            </div>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
