import { useTranslation } from 'react-i18next'

/** The head of a table: what each column is, and for a screen reader that the last one holds what can be done. */
export function TableHead({ columns }: { columns: readonly string[] }) {
  const { t } = useTranslation('supervisor')
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
        <th scope="col">
          <span className="visually-hidden">{t('people.acts')}</span>
        </th>
      </tr>
    </thead>
  )
}
