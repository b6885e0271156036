import type { SitePrograms } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { TableHead } from '../../shared/table-head.tsx'

type Signs = SitePrograms['visits'][number]['signs']
type Row = {
  id: string
  name: string
  email: string
  /** Day and hour, or the draw. */
  about: string
  state: string
  signs: Signs
  isRemovable: boolean
}

/** Each suspect a row, with what speaks for a program in words, and a box that marks it. */
export function SuspectsTable(props: {
  label: string
  rows: readonly Row[]
  marked: ReadonlySet<string>
  onMark: (id: string) => void
}) {
  const { t } = useTranslation('supervisor')
  const { label, rows, marked, onMark } = props
  const columns = [t('bookings.name'), t('programs.about'), t('programs.signs'), t('bookings.state')]
  return (
    <table className="table folds" aria-label={label}>
      <TableHead columns={columns} />
      <tbody>
        {rows.map(({ id, name, email, about, state, signs, isRemovable }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              <small>{email || t('calendar.noEmail')}</small>
            </th>
            <td>{about}</td>
            <td data-label={t('programs.signs')}>
              <ul className="letters">
                {signs.map(({ kind, figure }) => (
                  <li key={kind}>{t(`programs.sign.${kind}`, { figure })}</li>
                ))}
              </ul>
            </td>
            <td>{state}</td>
            <td>
              {isRemovable && (
                <label className="check">
                  <input type="checkbox" checked={marked.has(id)} onChange={() => onMark(id)} />
                  {t('calendar.remove.mark')}
                  <span className="visually-hidden">{name}</span>
                </label>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
