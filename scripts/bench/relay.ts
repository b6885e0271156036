import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

// The least that socket.io and server-sent events can do, run as a process of its own: what one client presses, all the
// others are sent.
const phones = new Set<ServerResponse>()
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('data: <p data-say>none</p>\n\n')
  phones.add(response)
  response.on('close', () => phones.delete(response))
})
const io = new Server(server, { serveClient: false })
io.on('connection', (socket) => {
  socket.on('press', (payload: { news?: string }, ack: () => void) => {
    const { news, ...view } = payload
    socket.broadcast.emit('view', view)
    ack()
    const bytes = Buffer.from(`${news}\n\n`)
    if (news) for (const phone of phones) phone.write(bytes)
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
