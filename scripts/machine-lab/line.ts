/** One thing that was looked at in one Debian: what should be, what was, and whether that is well. */
export type Line = { what: string; told: string; ok: boolean }

export function check(what: string, told: string, ok: boolean): Line {
  console.log(`${ok ? 'ok  ' : 'NOT '} ${what}: ${told}`)
  return { what, told, ok }
}
