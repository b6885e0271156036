import { Dialog, useAround } from './dialog.tsx'

/** Asks before something that can't be undone, or that others will notice: the focus begins on "back". */
export function ConfirmDialog(props: {
  title: string
  texts: string[]
  confirm: string
  onConfirm: () => void
  onClose: () => void
}) {
  const { linked } = useAround()
  return (
    <Dialog title={props.title} final onClose={props.onClose}>
      {props.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <button type="button" className="button primary" aria-disabled={!linked} onClick={props.onConfirm}>
        {props.confirm}
      </button>
    </Dialog>
  )
}
