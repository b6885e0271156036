import './reports.css'
import { DayReportPage } from './day-report.tsx'
import { useDayRoute } from './day-route.ts'
import { Overview } from './overview.tsx'

/** What the office's log comes to: figures, charts, files, and one day on a sheet of paper. */
export default function ReportsPage() {
  const date = useDayRoute()
  return date ? <DayReportPage date={date} /> : <Overview />
}
