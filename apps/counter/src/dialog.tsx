import { Dialog as SharedDialog } from '@poczekalnia/ui'
import { createContext, type KeyboardEvent, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCap } from './key-cap.tsx'

/** What every question has to know of the page under it. */
export type Around = {
  /** Without a link nothing can be answered, and the buttons look so. */
  linked: boolean
  /** What stands against the answer that was given, or that there is no link; empty while all is well. */
  trouble: ReactNode
}
export const AroundDialogs = createContext<Around>({ linked: true, trouble: null })
export const useAround = (): Around => useContext(AroundDialogs)

/**
 * A question over the page; Escape and "back" close it. It stays, and says why, when its answer was refused.
 * @param props.final it can't be undone: the focus begins on "back", so that no second Enter does it
 */
export function Dialog(props: {
  title: string
  children: ReactNode
  final?: boolean
  onKeyDown?: (event: KeyboardEvent) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { trouble } = useAround()
  const back = (
    <>
      {t('dialog.back')}
      <KeyCap>Esc</KeyCap>
    </>
  )
  return (
    <SharedDialog
      title={props.title}
      back={back}
      startsAtBack={props.final ?? false}
      onKeyDown={props.onKeyDown}
      onClose={props.onClose}
    >
      {props.children}
      {trouble}
    </SharedDialog>
  )
}
