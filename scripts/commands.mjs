// ./poczekalnia NAME …: the operators' commands. They need no pnpm and no network. Runs on any Node from 18 on.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { commands, commandsUsage } from './lib/commands.mjs'
import { isNewNode, node, root } from './lib/prepare.mjs'

const [name, ...args] = process.argv.slice(2)
if (name === undefined || name === '--help' || name === '-h') {
  console.log(commandsUsage)
  process.exit(name === undefined ? 2 : 0)
}
if (!Object.hasOwn(commands, name)) {
  console.error(`poczekalnia: there is no command ${name}. There are: ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
const script = join(root, 'scripts', commands[name].file)
if (!existsSync(join(root, 'node_modules')) && name !== 'start' && name !== 'install') {
  console.error(
    `poczekalnia: nothing is installed in ${root} yet: poczekalnia install does it, once, over the network.`,
  )
  process.exit(2)
}

const { usage, anyNode } = commands[name]
if (usage !== undefined && args.some((word) => word === '--help' || word === '-h')) {
  console.log(usage)
  process.exit(0)
}
if (isNewNode || anyNode) {
  process.argv.splice(1, 2, script)
  await import(pathToFileURL(script).href)
} else {
  const child = spawn(node(), [script, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
