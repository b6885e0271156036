import type { CounterView } from '@poczekalnia/protocol'
import { PasswordForm, SignInForm } from '@poczekalnia/ui/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'

/** Who is signed in, and how to leave; in a demonstration also how to come in, where nobody has to. */
export function PersonDialog(props: {
  person: CounterView['person']
  /** Number of the visitor who is still at the desk. */
  visitor: string | null
  onSignedIn: () => void
  onSignOut: () => void
  onClose: () => void
}) {
  const { t } = useTranslation(['counter', 'staff'])
  const { person, visitor } = props
  const [changing, setChanging] = useState(false)
  if (!person)
    return (
      <Dialog title={t('person.signIn')} onClose={props.onClose}>
        <SignInForm bare onSignedIn={props.onSignedIn} />
      </Dialog>
    )
  if (changing)
    return (
      <Dialog title={t('staff:change.title')} onClose={props.onClose}>
        <PasswordForm bare mustChange={false} onChanged={props.onClose} />
      </Dialog>
    )
  return (
    <Dialog title={`${person.name} (${t(`staff:role.${person.role}`)})`} onClose={props.onClose}>
      {visitor && <p>{t('person.visitor', { number: visitor })}</p>}
      <button type="button" className="button primary" onClick={props.onSignOut}>
        {t('staff:signOut')}
      </button>
      <button type="button" className="button" onClick={() => setChanging(true)}>
        {t('staff:changePassword')}
      </button>
    </Dialog>
  )
}
