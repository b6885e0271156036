import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** One use of something of Electron's: `app.whenReady`, or the event `ready` of `app`. */
export type Use = { of: string; name: string; kind: 'member' | 'event'; file: string }

const folder = join(import.meta.dirname, '../electron')

/** What the program's own names stand for, in each of its files the same. */
const types: Record<string, string> = {
  app: 'App',
  program: 'App',
  commandLine: 'CommandLine',
  session: 'Session',
  contents: 'WebContents',
  webContents: 'WebContents',
  window: 'BrowserWindow',
  made: 'BrowserWindow',
  into: 'BrowserWindow',
  old: 'BrowserWindow',
  ipcMain: 'IpcMain',
  ipcRenderer: 'IpcRenderer',
  contextBridge: 'ContextBridge',
  protocol: 'Protocol',
  safeStorage: 'SafeStorage',
  powerSaveBlocker: 'PowerSaveBlocker',
  Menu: 'Menu',
}
/** Files that talk to Electron through a narrower thing of ours under one of those names. */
const ours: Record<string, string[]> = {
  'main.ts': ['window'],
  'recover.ts': ['window'],
  'listen.ts': ['contents'],
  'preload.ts': ['window'],
}

type Node = { type: string; [key: string]: unknown }

/** Everything of Electron's that the program uses, by its sources. */
export function electronUses(): Use[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return files.flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8')
    if (!/from 'electron'/.test(source)) return []
    const uses: Use[] = []
    const typeOf = (node: Node): string | null => {
      const name = node.type === 'Identifier' ? String(node.name) : ''
      if (name) return ours[file]?.includes(name) ? null : (types[name] ?? null)
      const inner = node.type === 'MemberExpression' ? (node.property as Node) : null
      if (inner?.name === 'defaultSession') return 'Session'
      return inner?.name === 'webContents' ? 'WebContents' : inner?.name === 'commandLine' ? 'CommandLine' : null
    }
    walk(parseSync(file, source).program as unknown as Node, (node) => {
      if (node.type !== 'MemberExpression' || node.computed === true) return
      const of = typeOf(node.object as Node)
      if (of) uses.push({ of, name: String((node.property as Node).name), kind: 'member', file })
    })
    walk(parseSync(file, source).program as unknown as Node, (node) => {
      const callee = node.callee as Node | undefined
      if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return
      const method = String((callee.property as Node).name)
      const [first] = node.arguments as Node[]
      const of = typeOf(callee.object as Node)
      if (of && (method === 'on' || method === 'once') && first?.type === 'Literal' && of !== 'IpcMain')
        uses.push({ of, name: String(first.value), kind: 'event', file })
    })
    return uses
  })
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) visit(node as Node)
    for (const inner of Object.values(node)) walk(inner, visit)
  }
}

/** Whether Electron's own declarations have it, in the interface or class of that name or in one that it extends. */
export function isDeclared({ of, name, kind }: Use, declarations: string): boolean {
  const start = new RegExp(
    `^  (?:interface|class) ${of} (?:extends ([\\w.]+) )?(?:implements [\\w., ]+ )?\\{`,
    'm',
  ).exec(declarations)
  if (!start) return false
  const body = declarations.slice(start.index, declarations.indexOf('\n  }\n', start.index))
  const found =
    kind === 'event'
      ? new RegExp(`^    (?:on|once)\\(event: '${name}'`, 'm').test(body)
      : new RegExp(`^    (?:static |readonly )*${name}\\??[(:<]`, 'm').test(body)
  if (found) return true
  const parent = start[1]?.replace('NodeJS.', '')
  if (parent === 'EventEmitter' || parent === 'NodeEventEmitter') return ['on', 'once', 'emit'].includes(name)
  return parent !== undefined && isDeclared({ of: parent, name, kind, file: '' }, declarations)
}
