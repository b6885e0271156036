// Runs steps at the same time and tells each whole, so that what it says stays together.
import { spawn } from 'node:child_process'
import { root } from './prepare.mjs'

/**
 * Runs steps at the same time. Each is told when it has ended, in the order in which they end; the first that fails
 * ends the others.
 * @param {{ title: string, command: string, args: readonly string[], env?: object }[]} steps
 * @returns {Promise<{ title: string, status: number } | null>} the first that failed, with its exit status; null when
 * all is well
 */
export async function sideBySide(steps) {
  const began = performance.now()
  const running = new Set()
  let failed = null
  const one = ({ title, command, args, env }) =>
    new Promise((resolve) => {
      const child = spawn(command, args, {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      running.add(child)
      const said = []
      let problem = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes))
      child.on('error', (error) => {
        problem = `${command}: ${error.message}\n`
      })
      child.on('close', (status, signal) => {
        running.delete(child)
        // What was ended because another failed says nothing of its own.
        if (failed === null) {
          const seconds = ((performance.now() - began) / 1000).toFixed(1)
          process.stdout.write(`\n── ${title} (${seconds} s)\n${Buffer.concat(said)}${problem}`)
          if (status !== 0) {
            failed = { title, status: status ?? 1 }
            if (signal) console.error(`ended by ${signal}`)
            for (const other of running) other.kill()
          }
        }
        resolve()
      })
    })
  await Promise.all(steps.map(one))
  return failed
}
