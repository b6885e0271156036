import type { Localized } from '@poczekalnia/protocol'
import { inSentence } from '@poczekalnia/ui'
import { useKiosk } from './kiosk-context.ts'
import { Unbroken } from './unbroken.tsx'

/**
 * What the office has worded itself. Where it has not in the visitor's language, another is read, and said to be
 * another: by its sound, and by the side that it begins at.
 */
export function OfficeText({ text }: { text: Localized }) {
  const { state } = useKiosk()
  return <Unbroken text={inSentence(text, state.language)} />
}
