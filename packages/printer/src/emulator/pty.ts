import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/**
 * A pseudo-terminal whose other end is a printer on TCP: what is written to `path` as to a serial line reaches it, and
 * back.
 */
export type Pty = { path: string; stop(): void }

/** Node opens no pseudo-terminal, Python does. The line carries `rate` bytes a second, 0 for as many as come. */
const python = `
import os, pty, select, socket, sys, time, tty
port, rate = int(sys.argv[1]), int(sys.argv[2])
master, slave = pty.openpty()
tty.setraw(slave)
printer = socket.create_connection(('127.0.0.1', port))
print(os.ttyname(slave), flush=True)
while True:
    ready, _, _ = select.select([master, printer, sys.stdin], [], [])
    if sys.stdin in ready:
        break
    if printer in ready:
        got = printer.recv(256)
        if not got:
            break
        os.write(master, got)
    if master in ready:
        got = os.read(master, max(1, rate // 50) if rate else 4096)
        printer.sendall(got)
        if rate:
            time.sleep(len(got) / rate)
`

/**
 * For tests of serial lines and device files.
 *
 * @param port of a virtual printer on this machine
 * @returns null where there is no Python 3 or no pseudo-terminal
 */
export async function ptyTo(port: number, rate = 0): Promise<Pty | null> {
  if (process.platform === 'win32') return null
  const child = spawn('python3', ['-c', python, String(port), String(rate)], { stdio: ['pipe', 'pipe', 'ignore'] })
  // Ends with its input, so that no test leaves one behind.
  child.stdin.on('error', () => undefined)
  const ended = Promise.race([once(child, 'exit'), once(child, 'error').catch(() => undefined)])
  const lines = createInterface({ input: child.stdout })
  const path = await Promise.race([once(lines, 'line').then(([line]) => String(line)), ended.then(() => null)])
  return path === null ? null : { path, stop: () => void child.kill() }
}
