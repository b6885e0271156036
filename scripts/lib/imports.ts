import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/**
 * What imports what: files by their path from the root of the repository; of libraries their names as they are written.
 */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>

const specifier = /(?:\bfrom\s*|\bimport\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g

/** Everything that the repository's own TypeScript and JavaScript imports, types and imports at run time too. */
export function readImports(root: string): Imports {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'apps', 'packages', 'scripts', 'tests'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  const files = listed.split('\n').filter((file) => /\.(m?ts|tsx|m?js)$/.test(file) && existsSync(join(root, file)))
  const known = new Set(files)
  const packages = packagesOf(root, listed)
  return new Map(
    files.map((file) => {
      const named = [...readFileSync(join(root, file), 'utf8').matchAll(specifier)].map(([, , name = '']) => name)
      const found = named.map((name) => {
        const path = name.startsWith('.') ? normalize(join(dirname(file), name.replace(/\?.*$/, ''))) : packages(name)
        return path !== null && known.has(path) ? path : name
      })
      return [file, new Set(found)]
    }),
  )
}

/** The file that an import of one of our own packages means, `null` for a library. */
function packagesOf(root: string, listed: string): (name: string) => string | null {
  const manifests = listed.split('\n').filter((file) => /^(apps|packages)\/[^/]+\/package\.json$/.test(file))
  const exported = new Map<string, string>()
  for (const manifest of manifests) {
    const { name, exports = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8'))
    for (const [path, target] of Object.entries(exports as Record<string, string>))
      exported.set(`${name}${path.slice(1)}`, normalize(join(dirname(manifest), target)))
  }
  return (name) => exported.get(name) ?? null
}

/**
 * Groups that reach each other in a circle, each by its names (Tarjan's strongly connected components of more than
 * one).
 */
export function cyclesOf(imports: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const place = new Map<string, { index: number; low: number; open: boolean }>()
  const open: string[] = []
  const cycles: string[][] = []
  const visit = (name: string) => {
    const own = { index: place.size, low: place.size, open: true }
    place.set(name, own)
    open.push(name)
    for (const next of imports.get(name) ?? []) {
      if (!imports.has(next)) continue
      const there = place.get(next) ?? visit(next)
      if (there.open) own.low = Math.min(own.low, there.low)
    }
    if (own.low !== own.index) return own
    const group = open.splice(open.indexOf(name))
    for (const one of group) (place.get(one) ?? own).open = false
    if (group.length > 1) cycles.push(group.sort())
    return own
  }
  for (const name of imports.keys()) if (!place.has(name)) visit(name)
  return cycles
}
