export type Lack = { library: string | null; said: string }
export function lackOf(program: string): Lack | null
export function provideLibraries(
  program: string,
  parts: { lackOf: typeof lackOf; install: ((name: string) => boolean) | null },
): string | null
