import './styles/page.css'
import './styles/figures.css'
import './styles/sheet.css'
import { DayReportPage } from './day-report.tsx'
import { useDayRoute } from './day-route.ts'
import { Overview } from './overview.tsx'

/** What the office's log comes to: figures, charts, files, and one day on a sheet of paper. */
export default function ReportsPage() {
  const date = useDayRoute()
  return date ? <DayReportPage date={date} /> : <Overview />
}
