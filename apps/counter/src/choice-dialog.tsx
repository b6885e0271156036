import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Dialog } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'

export type Choice = { id: string; label: string; choose: () => void }
export type ChoiceSection = { title?: string; choices: Choice[]; compact?: boolean }

/**
 * Asks for one of a few things. Digits choose while nobody types in the dialog; the digit stands on each button.
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
  const numbered = sections.filter(({ compact }) => !compact).flatMap(({ choices }) => choices)
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [])

  const pressed = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !/^[1-9]$/.test(event.key)) return
    const choice = numbered[Number(event.key) - 1]
    if (!choice) return
    event.preventDefault()
    choice.choose()
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
                const digit = compact ? 0 : numbered.indexOf(choice) + 1
                return (
                  <button key={choice.id} type="button" className="button" onClick={choice.choose}>
                    <span>{choice.label}</span>
                    {digit > 0 && digit < 10 && <KeyCap>{String(digit)}</KeyCap>}
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
