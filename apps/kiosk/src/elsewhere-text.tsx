import { elsewhereLines } from '@poczekalnia/locales/elsewhere'
import type { Elsewhere } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { OfficeText } from './office-text.tsx'
import { Unbroken } from './unbroken.tsx'

/** Where it is shorter for the same matter (REG-3): the place, its address and both waits, a line each. */
export function ElsewhereText({ told }: { told: Elsewhere }) {
  const { t } = useTranslation('kiosk')
  const { lead, waits } = elsewhereLines(told, t)
  return (
    <span className="lines">
      <span>
        <Unbroken text={lead} />
      </span>
      <strong>
        <OfficeText text={told.office} />
      </strong>
      <span>
        <span lang="pl" dir="ltr">
          {told.address}
        </span>
      </span>
      <span>
        <Unbroken text={waits} />
      </span>
    </span>
  )
}
