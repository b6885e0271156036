import { readdirSync, readlinkSync } from 'node:fs'

/**
 * What a process has open by Linux's own account: files by their path, sockets and the rest as the kernel names them.
 */
export function openFiles(pid: number | 'self' = 'self'): string[] {
  const dir = `/proc/${pid}/fd`
  return readdirSync(dir).flatMap((fd) => {
    try {
      return [readlinkSync(`${dir}/${fd}`)]
    } catch {
      // Closed meanwhile.
      return []
    }
  })
}
