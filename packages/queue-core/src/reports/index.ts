export { officeTime } from '../time/office-time.ts'
export { reports } from './report.ts'
