import { type Manifest, neededParts } from '@poczekalnia/locales/manifest'

const literal = (value: unknown) => (value === null ? 'null' : `'${value}'`)

/**
 * `packages/protocol/src/languages.ts`: what the programs know of each language, made from the manifests.
 * @param choose what the start screen asks in a language
 */
export function madeList(manifests: Readonly<Record<string, Manifest>>, choose: (code: string) => string): string {
  const rows = Object.entries(manifests).map(([code, one]) => {
    const offered = neededParts.every((part) => one.complete.includes(part))
    const facts = [
      `name: ${literal(one.name)}`,
      `choose: ${literal(choose(code))}`,
      `script: ${literal(one.script)}`,
      `direction: ${literal(one.direction)}`,
      `dates: ${literal(one.dates)}`,
      `flag: ${literal(one.flag)}`,
      `voice: ${literal(one.voice)}`,
      `calls: ${one.calls}`,
      `staff: ${one.texts === 'whole'}`,
      `offered: ${offered}`,
    ]
    return `  ${code}: {\n${facts.map((fact) => `    ${fact},\n`).join('')}  },\n`
  })
  return `/**
 * Every language, made from \`locales/<language>/language.json\` by \`npm run languages -- --write\`; a test holds it
 * to them. \`choose\` is what the start screen asks.
 * \`calls\`: the displays call in it. \`staff\`: it has the texts of the staff too. \`offered\`: what a visitor needs
 * is worded, so an office can offer it.
 */
export const languageFacts = {
${rows.join('')}} as const
`
}
