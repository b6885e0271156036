export type { Fate, Letter } from './letter.ts'
export { openPost, type Post } from './post.ts'
export { type DeliveryReport, readReport } from './report.ts'
