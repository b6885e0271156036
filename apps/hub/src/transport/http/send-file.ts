import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isGone } from '@poczekalnia/server/client-gone'

/**
 * Answers with a file's bytes. It is opened before anything is said, so that one which can't be had is told as such,
 * and closed when all was sent, when the client breaks off, and when the disk fails.
 * @param headers all but the length, which the file itself tells
 * @param notFound there is no such file, or it is none that can be sent
 * @throws the system's error when the file can't be opened (`EMFILE`) or read
 */
export async function sendFile(
  request: Pick<IncomingMessage, 'method'>,
  response: ServerResponse,
  path: string,
  headers: Record<string, string>,
  notFound: () => void,
): Promise<void> {
  const file = await opened(path)
  if (!file) {
    notFound()
    return
  }
  try {
    const { size } = await file.stat()
    response.writeHead(200, { ...headers, 'content-length': size })
    if (request.method === 'HEAD' || size === 0) response.end()
    // What grows meanwhile is not sent: the length was told.
    else await pipeline(file.createReadStream({ autoClose: false, start: 0, end: size - 1 }), response)
  } catch (error) {
    if (!isGone(response, error)) throw error
  } finally {
    await file.close()
  }
}

async function opened(path: string): Promise<FileHandle | null> {
  try {
    // Without waiting: a pipe that somebody put there would be waited for until somebody writes into it.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    if ((await file.stat().catch(() => null))?.isFile()) return file
    await file.close()
    return null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    throw error
  }
}
