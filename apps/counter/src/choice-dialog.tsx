import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type ChoiceSection, choiceKeys } from './choice-keys.ts'
import { Dialog, useAround } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'
import { signOf } from './shortcuts.ts'

/**
 * Asks for one of a few things. A key chooses while nobody types in the dialog, and only then stands on each button.
 * @param props.children what else is asked, above the choices
 * @param props.final it can't be undone: the focus begins on "back"
 */
export function ChoiceDialog(props: {
  title: string
  text?: string
  sections: ChoiceSection[]
  children?: ReactNode
  final?: boolean
  onClose: () => void
}) {
  const { title, text, sections, final = false, onClose } = props
  const { linked } = useAround()
  const [typing, setTyping] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const keys = choiceKeys(sections)
  useEffect(() => {
    if (final) return
    // What is empty is asked first; what is filled in already needs no more than a choice.
    const field = list.current?.querySelector('input')
    const first = field?.value === '' ? field : list.current?.querySelector('button')
    first?.focus()
  }, [final])
  const focused = ({ target }: FocusEvent) => setTyping(isText(target))

  const pressed = (event: KeyboardEvent) => {
    if (isText(event.target)) return
    const sign = signOf(event)
    const wanted = sign !== null && [...keys].find(([, key]) => key === sign)
    if (!wanted) return
    event.preventDefault()
    wanted[0].choose()
  }
  return (
    <Dialog title={title} final={final} onKeyDown={pressed} onClose={onClose}>
      {text && <p>{text}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside */}
      <div ref={list} className="choices" onFocus={focused} onBlur={() => setTyping(false)}>
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
                    aria-disabled={!linked}
                    onClick={choice.choose}
                  >
                    <span>{choice.label}</span>
                    {key && !typing && <KeyCap>{key}</KeyCap>}
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

const isText = (target: EventTarget) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
