/** Sets how V8 keeps a site small, for the process that calls it. */
export function keepSmall(): void
