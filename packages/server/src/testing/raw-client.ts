import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A client that sends bytes as they are and keeps what comes back; its own errors are nobody's concern. */
export type RawClient = { socket: Socket; said(): string; closed: Promise<void> }

/** @param text what is sent once it is connected */
export async function rawClient(port: number, text = ''): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  socket.on('data', (bytes) => {
    said += bytes.toString('latin1')
  })
  await once(socket, 'connect')
  if (text !== '') socket.write(text)
  return { socket, said: () => said, closed }
}
