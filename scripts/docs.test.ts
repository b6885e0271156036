import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const pagesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...pagesIn('docs'), ...pagesIn('docs/decisions')]
const read = (page: string) => readFileSync(join(root, page), 'utf8')

/** The page as people read it: what stands in code is no link and no heading. */
const prose = (text: string) =>
  text
    .replace(/^(```|~~~).*?^\1/gms, '')
    .replace(/^ {4,}.*$/gm, '')
    .replace(/`[^`\n]*`/g, '')

/** The names that a page's headings have in addresses, made as GitHub makes them. */
function anchors(text: string): Set<string> {
  const headings = text.replace(/^```.*?^```/gms, '').matchAll(/^#{1,6} +(.+)$/gm)
  const names = [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
  return new Set(names)
}

/** What is wrong with a page's links to other files and places of this project. */
function deadLinks(page: string): string[] {
  const links = [...prose(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return links.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? page : relative(root, join(root, dirname(page), path))
    if (!existsSync(join(root, file))) return true
    return anchor !== undefined && !anchors(read(file)).has(anchor)
  })
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  expect(deadLinks(page)).toEqual([])
})

test.each(pages)('what %s calls by the name of a file leads to that file', (page) => {
  const links = [...prose(read(page)).matchAll(/\[([\w.-]+\.(?:tsx?|mjs|yaml))\]\(([^)\s#]+)/g)]
  const other = links.filter(([, name = '', target = '']) => !target.endsWith(`/${name}`) && target !== name)
  expect(other.map(([link]) => link)).toEqual([])
})

test.each(pages)('every page that %s names is there', (page) => {
  const named = [...read(page).matchAll(/`((?:docs\/)?(?:decisions\/)?[\w-]+\.md)`/g)].map(([, name = '']) => name)
  const missing = named.filter(
    (name) => !['', 'docs', dirname(page)].some((from) => existsSync(join(root, from, name))),
  )
  expect(missing).toEqual([])
})

test('the command for a display is whole, has a browser of its own, and brings no secret that stays', () => {
  const command = /^ {4}chromium .*$/m.exec(read('docs/operating.md'))?.[0] ?? ''
  expect(command).toMatch(/ http:\/\/[\w.:]+\/display$/)
  for (const word of ['--kiosk', '--autoplay-policy=no-user-gesture-required', '--user-data-dir=', '--window-size='])
    expect(command).toContain(word)
})

test('a synchronous standby is named as Debian names it: any other name stops every commit', () => {
  const region = read('docs/region.md')
  const named = region.split('\n').filter((line) => line.includes('synchronous_standby_names = '))
  expect(named.length).toBeGreaterThan(0)
  for (const line of named) expect(line).toMatch(/cluster_name.*"17\/main"/)
})

test('every page of docs is in its index, and every picture on a page', () => {
  const index = read('docs/README.md')
  const others = pagesIn('docs').filter((page) => page !== join('docs', 'README.md'))
  expect(others.filter((page) => !index.includes(`](${relative('docs', page)})`))).toEqual([])
  const all = pages.map(read).join('\n')
  expect(readdirSync(join(root, 'docs/images')).filter((name) => !all.includes(`images/${name})`))).toEqual([])
})
