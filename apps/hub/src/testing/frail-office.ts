import { createServer } from 'node:http'
import { behindGateway } from '../gateway/behind-gateway.ts'

// An office's process as the gateway starts it, without an office: it echoes what a WebSocket sends, and hangs or ends
// when told.

const gateway = behindGateway()
const server = createServer()
server.on('upgrade', (request, socket, head) => {
  const { url, headers } = request
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\n\r\n${JSON.stringify({ url, address: headers['x-forwarded-for'] })}`,
  )
  if (head.length > 0) socket.unshift(head)
  socket.on('data', (bytes: Buffer) => {
    if (bytes.includes('hang')) {
      socket.write('it hangs')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    }
    if (bytes.includes('end')) process.exit(1)
    socket.write(`echo ${bytes}`)
  })
})
gateway?.onGone(() => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
gateway?.ready(null, server)
