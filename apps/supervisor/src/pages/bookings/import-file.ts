import type { Ack, WireError } from '@poczekalnia/protocol'
import { apiAddress, Unreachable } from '@poczekalnia/ui'

/** Bookings that are new, and known ones that changed or moved. */
export type Imported = { imported: number; changed: number }

type Message = {
  progress?: { done: number; total: number }
  result?: Imported
  error?: WireError
}

/**
 * Imports the good lines of a file and tells how far it is.
 * @throws {Unreachable} when the hub does not answer, or not to the end
 */
export async function importFile(
  file: Blob,
  onProgress: (done: number, total: number) => void,
): Promise<Ack<Imported>> {
  try {
    const response = await fetch(apiAddress('/api/bookings', { 'skip-bad': 1 }), {
      method: 'POST',
      credentials: 'same-origin',
      body: file,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const piece = await reader?.read()
      rest += piece?.value ?? ''
      const lines = rest.split('\n')
      rest = piece?.done === false ? (lines.pop() ?? '') : ''
      for (const line of lines.filter((text) => text.trim() !== '')) {
        const { progress, result, error } = JSON.parse(line) as Message
        if (progress) onProgress(progress.done, progress.total)
        if (result) return { ok: true, imported: result.imported, changed: result.changed }
        if (error) return { ok: false, error }
      }
      if (piece?.done !== false) throw new Unreachable()
    }
  } catch {
    throw new Unreachable()
  }
}
