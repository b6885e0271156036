/** What a process that begins is told so that V8 takes little room for young objects. */
export const youngRoom: string
/** Sets how V8 keeps a site small, for the process that calls it. */
export function keepSmall(): void
