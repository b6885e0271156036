import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

// The least that socket.io can do, run as a process of its own: what one client presses, all the others are sent.
const server = createServer()
const io = new Server(server, { serveClient: false })
io.on('connection', (socket) => {
  socket.on('press', (payload: unknown, ack: () => void) => {
    socket.broadcast.emit('view', payload)
    ack()
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
