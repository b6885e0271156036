import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Writes a small file so that a power cut leaves the old one or the new one; readable to its owner only. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const handle = openSync(`${file}.new`, 'w', 0o600)
  try {
    if (typeof content === 'string') writeSync(handle, content)
    else writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(`${file}.new`, file)
}
