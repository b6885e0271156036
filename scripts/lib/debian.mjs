// Debian's packages, where they can be had without asking anybody.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether packages can be installed here: this is Debian (or made from it), and root asks. */
export const canInstallDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')

/**
 * Installs packages. What apt says is shown only when it fails.
 * @returns whether they are there now
 */
export function installDebian(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { env, encoding: 'utf8' })
  console.log(`Installing Debian's ${packages.join(', ')} …`)
  let said = ''
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr, error } = apt('-qq', ...args)
    said += `${stdout || ''}${stderr || ''}`
    if (status === 0) continue
    // Lists that could not be brought up to date may be good enough still.
    if (args[0] === 'update' && !error) continue
    console.error(error ? `apt-get: ${error.message}` : said.trim())
    return false
  }
  return true
}
