import { closeSync, openSync, readSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Networks, readNetworksByLine } from './networks.ts'

const CHUNK = 1 << 16

/** A list of some tens of megabytes, read a piece at a time. @throws NetworksProblem, or what the disk says */
export function readNetworksFile(file: string): Networks {
  const reading = pieces(file)
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
  }
}

/** The same while others are served: they have their turn between two pieces. */
export async function readNetworksBetween(file: string): Promise<Networks> {
  const reading = pieces(file)
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
    await nextTurn()
  }
}

function* pieces(file: string): Generator<void, Networks> {
  const handle = openSync(file, 'r')
  try {
    const reader = readNetworksByLine()
    const bytes = Buffer.allocUnsafe(CHUNK)
    let rest = ''
    for (let read = readSync(handle, bytes); read > 0; read = readSync(handle, bytes)) {
      const lines = (rest + bytes.toString('latin1', 0, read)).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) reader.line(line)
      yield
    }
    if (rest !== '') reader.line(rest)
    return reader.end()
  } finally {
    closeSync(handle)
  }
}
