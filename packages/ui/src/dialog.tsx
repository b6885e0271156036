import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * A question over the page: focus stays inside, Escape and the last button close it, and focus returns where it was.
 * @param props.back words of the button that closes it
 * @param props.startsAtBack the focus begins there: what is asked can't be undone
 */
export function Dialog(props: {
  title: string
  children: ReactNode
  back: ReactNode
  startsAtBack?: boolean
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined
  onClose: () => void
}) {
  const { title, children, back, startsAtBack = false, onClose } = props
  const box = useRef<HTMLDialogElement>(null)
  const last = useRef<HTMLButtonElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    if (startsAtBack) last.current?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [startsAtBack])
  return (
    <dialog
      ref={box}
      aria-labelledby={heading}
      onKeyDown={props.onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
      <button ref={last} type="button" className="button back" aria-keyshortcuts="Escape" onClick={onClose}>
        {back}
      </button>
    </dialog>
  )
}
