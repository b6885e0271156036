import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

export type FigureTable = { head: readonly string[]; rows: readonly (readonly (string | number)[])[] }

/** A chart with its name, what it tells, and the same figures as a table for whoever reads rather than looks. */
export function ChartCard(props: { title: string; hint?: string; table?: FigureTable; children: ReactNode }) {
  const { t } = useTranslation('reports')
  const { title, hint, table, children } = props
  const id = useId()
  return (
    <section className="chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p className="hint">{hint}</p>}
      {children}
      {table && (
        <details>
          <summary>{t('chart.table', { chart: title })}</summary>
          <div className="wide">
            <FiguresTable {...table} />
          </div>
        </details>
      )}
    </section>
  )
}

/** A table whose first column names the rows. */
export function FiguresTable({ head, rows, caption }: FigureTable & { caption?: string }) {
  return (
    <table className="table figures">
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
