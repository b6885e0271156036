import { Dialog } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'

/** Asks before something that others will notice. */
export function ConfirmDialog(props: {
  title: string
  texts: string[]
  confirm: string
  onConfirm: () => void
  onClose: () => void
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {/* biome-ignore lint/a11y/noAutofocus: the question is what the clerk asked for a moment ago */}
      <button type="button" className="button primary" autoFocus onClick={props.onConfirm}>
        {props.confirm}
        <KeyCap>Enter</KeyCap>
      </button>
    </Dialog>
  )
}
