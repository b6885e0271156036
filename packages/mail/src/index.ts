export type { Fate, Letter } from './letter.ts'
export { openPost, type Post } from './post.ts'
