// Plain JavaScript for any Node from 18 on.
import { spawn } from 'node:child_process'

/**
 * Runs a program in this one's place, under its number and on its terminal, so that nothing of this one stays in memory
 * (50 MB). A Node that can't do that, before 22.15 or on Windows, waits for the program's end, hands signals on and
 * ends as it did.
 */
export function become(command, args, { cwd, env = process.env }) {
  if (process.execve && process.platform !== 'win32') {
    process.chdir(cwd)
    process.execve(command, [command, ...args], env)
  }
  const program = spawn(command, args, { cwd, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
  program.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
