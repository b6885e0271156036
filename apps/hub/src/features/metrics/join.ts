/**
 * One text of several, each in Prometheus' text format: samples of the same figure have to stand together under one
 * head. A sample keeps the labels it came with.
 */
export function joined(texts: readonly string[]): string {
  const families = new Map<string, { heads: string[]; samples: string[] }>()
  const familyOf = (name: string) => {
    const known = families.get(name) ?? { heads: [], samples: [] }
    families.set(name, known)
    return known
  }
  for (const text of texts) {
    let name = ''
    for (const line of text.split('\n')) {
      if (line === '') continue
      const head = /^# (?:HELP|TYPE) (\S+)/.exec(line)
      if (head) name = head[1] ?? ''
      const family = familyOf(name)
      if (!head) family.samples.push(line)
      else if (!family.heads.includes(line)) family.heads.push(line)
    }
  }
  return [...families.values()]
    .flatMap(({ heads, samples }) => [...heads, ...samples, ''])
    .join('\n')
    .replaceAll('\n\n', '\n')
}
