/**
 * What the process holds of the machine's memory, bytes; `null` where the system can't say it. Linux says it in a file,
 * so while every file that a process may have is open Node throws EMFILE, and a timer that asks would end the process.
 */
export function residentBytes(): number | null {
  try {
    return process.memoryUsage.rss()
  } catch {
    return null
  }
}
