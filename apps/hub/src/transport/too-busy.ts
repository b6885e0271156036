/** Too much of something costly is asked at once: nothing was done, and asking again in some seconds will do. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}
