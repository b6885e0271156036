import type { SiteVisit } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ActButton } from '../../shared/act-button.tsx'
import { AddressDialog } from './address-dialog.tsx'
import { CallOffDialog } from './call-off-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'

/** What can be done with a visit that is booked, in its row. @param props.onDone what was done, in words */
export function VisitActs({ visit, onDone }: { visit: SiteVisit; onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const [open, setOpen] = useState<'move' | 'address' | 'callOff' | null>(null)
  if (visit.state !== 'booked') return null
  const mayChange = view.rights.includes('change-visit')
  const name = visit.name ?? ''
  const close = () => setOpen(null)
  const done = (said: string) => {
    close()
    onDone(said)
  }
  const button = (act: 'move' | 'address' | 'callOff') => (
    <button
      type="button"
      className="button"
      aria-label={t(`calendar.${act}.of`, { name })}
      onClick={() => setOpen(act)}
    >
      {t(`calendar.${act}.act`)}
    </button>
  )
  return (
    <div className="row-acts">
      {mayChange && button('move')}
      {mayChange && button('address')}
      {mayChange && visit.email !== '' && (
        <ActButton
          label={t('calendar.again.of', { name })}
          act={() => api('POST', '/api/site/again', { body: { id: visit.id } })}
          onDone={() => onDone(t('calendar.again.done', { name }))}
        >
          {t('calendar.again.act')}
        </ActButton>
      )}
      {view.rights.includes('cancel-booking') && button('callOff')}
      {open === 'move' && (
        <MoveDialog visit={visit} onDone={(to) => done(t('calendar.move.done', { name, to }))} onClose={close} />
      )}
      {open === 'address' && (
        <AddressDialog
          visit={visit}
          onDone={(email) => done(t('calendar.address.done', { name, email }))}
          onClose={close}
        />
      )}
      {open === 'callOff' && (
        <CallOffDialog
          {...{ visits: [visit], kind: 'call-off' }}
          onDone={() => done(t('calendar.callOff.done', { name }))}
          onClose={close}
        />
      )}
    </div>
  )
}
