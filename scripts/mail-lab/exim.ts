import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAM = '/usr/sbin/exim4'

/** A real mail server on this machine alone, which keeps what it takes in a folder. */
export type MailServer = {
  url: string
  version: string
  /** Letters that have come, whole, the oldest first. */
  letters(): string[]
  stop(): void
}

/**
 * What the server says to a recipient: `grey-…` not at the first time, `nobody…` never, all others at once; what it
 * took for `gone…` it sends back.
 */
const config = (dir: string, port: number) => `
primary_hostname = mail.example
spool_directory = ${dir}/spool
log_file_path = ${dir}/log-%s
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_advertise_hosts =
smtp_accept_max = 20
host_lookup =
rfc1413_query_timeout = 0s
acl_smtp_rcpt = rcpt
acl_smtp_data = data
never_users =
deliver_drop_privilege
begin acl
rcpt:
  deny local_parts = ^nobody
    message = no such mailbox here
  defer local_parts = ^grey
    !condition = \${if exists{${dir}/seen}}
    condition = \${if eq{\${run{/usr/bin/touch ${dir}/seen}{yes}{yes}}}{yes}}
    message = try again later
  accept
data:
  accept
begin routers
gone:
  driver = redirect
  local_parts = ^gone
  allow_fail
  data = :fail: nobody here any more
keep:
  driver = accept
  transport = folder
begin transports
folder:
  driver = appendfile
  directory = ${dir}/mail
  maildir_format
  user = Debian-exim
  group = Debian-exim
`

/** @returns `null` when there is no exim here, or nobody may start it */
export async function startExim(port: number): Promise<MailServer | null> {
  const said = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' }).stdout ?? ''
  const version = /Exim version (\S+)/.exec(said)?.[1]
  if (!version || process.getuid?.() !== 0) return null
  const dir = mkdtempSync(join(tmpdir(), 'mail-lab-'))
  // The server drops its rights to a user of its own.
  chmodSync(dir, 0o777)
  for (const name of ['spool', 'mail']) {
    mkdirSync(join(dir, name))
    chmodSync(join(dir, name), 0o777)
  }
  writeFileSync(join(dir, 'exim.conf'), config(dir, port), { mode: 0o644 })
  const running: ChildProcess = spawn(PROGRAM, ['-C', join(dir, 'exim.conf'), '-bdf', '-q1m'], { stdio: 'inherit' })
  await until(() => answers(port), 'the mail server')
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, version },
    letters() {
      const folder = join(dir, 'mail', 'new')
      try {
        return readdirSync(folder)
          .sort()
          .map((name) => readFileSync(join(folder, name), 'utf8'))
      } catch {
        return []
      }
    },
    stop() {
      running.kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Waits until something is so. @throws Error when it is not within 30 seconds */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what} is not there after 30 s`)
}
