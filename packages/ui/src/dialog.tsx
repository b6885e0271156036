import { type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * A question over the page: focus stays inside, Escape and the last button close it, and focus returns where it was.
 * @param props.back words of the button that closes it
 */
export function Dialog(props: { title: string; children: ReactNode; back: ReactNode; onClose: () => void }) {
  const { title, children, back, onClose } = props
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
      <button type="button" className="button back" aria-keyshortcuts="Escape" onClick={onClose}>
        {back}
      </button>
    </dialog>
  )
}
