import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml'
import { isBroken } from './broken-text.ts'
import { nearest } from './nearest.ts'
import type { YamlCode } from './yaml-words.ts'

/** Values that references may bring in altogether: far more than any office repeats, and nothing to a machine. */
export const MOST_FROM_ALIASES = 5_000

export type NodeFault = { offset: number; code: YamlCode; name?: string; nearest?: string | null; earlier?: number }

/** A YAML tree as plain data, and how to find the part of the tree that a path of the data means. */
export type YamlData = {
  data: unknown
  /** What a reference stands for. */
  target: (node: Node | null) => Node | null
  /** The setting of that name. */
  pair: (map: YAMLMap, name: string) => Pair<Node, Node | null> | undefined
}

type Anchor = { node: Node; data: unknown; size: number; isOpen: boolean }

/**
 * Makes plain data of a tree without ever building more of it than was written: what a reference stands for is shared,
 * and how much all of them bring in is counted first. Nothing is looked up in an object's prototype, whatever a setting
 * is called.
 */
export function yamlData(root: Node | null): { yaml: YamlData; faults: NodeFault[] } {
  const faults: NodeFault[] = []
  const anchors = new Map<string, Anchor>()
  const targets = new Map<Alias, Node>()
  const pairs = new Map<YAMLMap, Map<string, Pair<Node, Node | null>>>()
  let brought = 0

  const offset = (node: Node) => node.range?.[0] ?? 0

  function resolve(alias: Alias): Anchor | null {
    const found = anchors.get(alias.source)
    const fault = (code: YamlCode, more: Partial<NodeFault> = {}) => {
      faults.push({ offset: offset(alias), code, name: alias.source, ...more })
      return null
    }
    if (!found) return fault('UNKNOWN_ALIAS', { nearest: nearest(alias.source, [...anchors.keys()]) })
    if (found.isOpen) return fault('ALIAS_OF_ITSELF')
    brought += found.size
    if (brought > MOST_FROM_ALIASES) return fault('TOO_MANY_ALIASES')
    targets.set(alias, found.node)
    return found
  }

  function nameOf(key: Node): string | null {
    const node = isAlias(key) ? resolve(key)?.node : key
    if (!isScalar(node)) {
      if (node) faults.push({ offset: offset(key), code: 'BAD_NAME' })
      return null
    }
    // A name is what was written: 1e3 is no thousand.
    const name = typeof node.value === 'string' ? node.value : ((node as Scalar & { source?: string }).source ?? '')
    if (isBroken(name)) faults.push({ offset: offset(key), code: 'BAD_SIGN' })
    else if (name === '<<' && node.type === 'PLAIN') faults.push({ offset: offset(key), code: 'MERGE' })
    else if (name === '__proto__') faults.push({ offset: offset(key), code: 'BAD_NAME' })
    else return name
    return null
  }

  /** @returns the data and how many values it has with everything in it */
  function read(node: Node | null): { data: unknown; size: number } {
    if (!node) return { data: null, size: 1 }
    if (isAlias(node)) return resolve(node) ?? { data: null, size: 1 }
    const anchor: Anchor | null = node.anchor === undefined ? null : { node, data: null, size: 0, isOpen: true }
    if (anchor) anchors.set(node.anchor ?? '', anchor)
    const made = isMap(node) ? readMap(node) : isSeq(node) ? readList(node.items as Node[]) : readScalar(node as Scalar)
    if (anchor) Object.assign(anchor, made, { isOpen: false })
    return made
  }

  function readScalar(node: Scalar) {
    if (typeof node.value === 'string' && isBroken(node.value)) faults.push({ offset: offset(node), code: 'BAD_SIGN' })
    return { data: node.value, size: 1 }
  }

  function readList(items: readonly Node[]) {
    let size = 1
    const data = items.map((item) => {
      const made = read(item)
      size += made.size
      return made.data
    })
    return { data, size }
  }

  function readMap(map: YAMLMap) {
    const known = new Map<string, Pair<Node, Node | null>>()
    pairs.set(map, known)
    const data: Record<string, unknown> = {}
    let size = 1
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const name = pair.key ? nameOf(pair.key) : ''
      const made = read(pair.value)
      size += made.size
      if (name === null) continue
      const first = known.get(name)
      if (first) {
        faults.push({ offset: offset(pair.key), code: 'DUPLICATE_KEY', name, earlier: offset(first.key) })
        continue
      }
      known.set(name, pair)
      data[name] = made.data
    }
    return { data, size }
  }

  const { data } = read(root)
  return {
    yaml: {
      data,
      target: (node) => (isAlias(node) ? (targets.get(node) ?? null) : node),
      pair: (map, name) => pairs.get(map)?.get(name),
    },
    faults,
  }
}
