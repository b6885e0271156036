import type { Route } from '@poczekalnia/server/endpoint'
import type { ApiRoute } from '../transport/http/api.ts'
import type { NewsListener } from './news.ts'

/** One thing that the hub does, whole: what it answers, what it shows, and what it has to begin and to end. */
export type Feature = NewsListener & {
  /** What everybody may ask over HTTP. */
  routes?: readonly Route[]
  /** What pages of the staff ask over HTTP; each route says which act it is. */
  api?: readonly ApiRoute[]
  /** Begins what goes on by itself, once every feature is there. */
  start?(): void
  /** Ends it and finishes what was begun. */
  stop?(): void | Promise<void>
}
