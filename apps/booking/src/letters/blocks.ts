import { directionOf, type Language } from '@poczekalnia/protocol'
import { type Html, html } from '@poczekalnia/server/html'
import { langOf, otherLang } from '@poczekalnia/server/in-language'

/**
 * What a letter is made of. Text and HTML come from the same blocks, so that they say the same. `lang`: of words that
 * may be in another language than the letter; `null`: nobody knows, a person typed them.
 */
export type Block =
  | { kind: 'text'; text: string; quiet?: boolean; lang?: Language }
  /** What is to be copied or remembered: a code, a PIN. */
  | { kind: 'proof'; label: string; value: string }
  | { kind: 'facts'; facts: readonly { name: string; value: string; lang?: Language | null }[] }
  | { kind: 'list'; title: string; items: readonly { text: string; lang: Language }[] }
  | { kind: 'link'; label: string; url: string }

/** A letter's text, as a program shows it that shows no HTML. */
export function textOf(blocks: readonly Block[], language: Language): string {
  return `${blocks.map((block) => inText(block, language)).join('\n\n')}\n`
}

/** Words of another language keep their own order in a line from right to left (U+2068, U+2069). */
const apart = (text: string, language: Language, lang?: Language | null): string =>
  directionOf(language) === 'rtl' && lang !== undefined && lang !== language ? `\u2068${text}\u2069` : text

function inText(block: Block, language: Language): string {
  switch (block.kind) {
    case 'text':
      return apart(block.text, language, block.lang)
    case 'proof':
      return block.label === '' ? `    ${block.value}` : `${block.label}: ${block.value}`
    case 'facts':
      return block.facts.map(({ name, value, lang }) => `${name}: ${apart(value, language, lang)}`).join('\n')
    case 'list':
      return [block.title, ...block.items.map(({ text, lang }) => `- ${apart(text, language, lang)}`)].join('\n')
    case 'link':
      return `${block.label}:\n${block.url}`
    default:
      return block satisfies never
  }
}

const ink = 'color:#10213D'
const quiet = 'color:#4A5670'

/**
 * The same as HTML. Styles stand at each element, and direction at the first: mail programs throw sheets and the
 * document's own element away. Nothing is fetched from anywhere.
 */
export function htmlOf(blocks: readonly Block[], language: Language, subject: string): string {
  return html`<!doctype html><html ${langOf(language)}><head><meta charset="utf-8"><title>${subject}</title>
</head>
<body style="margin:0;background:#FBFAF7"><div ${langOf(language)}
style="max-width:560px;margin:0 auto;padding:24px;font:500 18px/1.5 'Noto Sans',Arial,sans-serif;${ink}">
${blocks.map((block) => inHtml(block, language))}
</div></body></html>`.markup
}

function inHtml(block: Block, language: Language): Html {
  const [start, end] = directionOf(language) === 'rtl' ? ['right', 'left'] : ['left', 'right']
  switch (block.kind) {
    case 'text':
      return html`<p${otherLang(block.lang, language)} style="margin:0 0 16px;${
        block.quiet && `font-size:16px;${quiet}`
      }">${block.text}</p>`
    case 'proof':
      return html`<p style="margin:0 0 16px">${block.label !== '' && html`${block.label}<br>`}<strong
style="font-size:40px;line-height:1.3;letter-spacing:4px">${block.value}</strong></p>`
    case 'facts':
      return html`<table role="presentation" style="margin:0 0 16px;border-collapse:collapse;font-size:18px;${ink}">
${block.facts.map(
  ({ name, value, lang }) =>
    html`<tr><td style="padding:4px 0;padding-${end}:16px;vertical-align:top;${quiet}">${name}</td><td
style="padding:4px 0;font-weight:800;text-align:${start}"${otherLang(lang, language)}>${value}</td></tr>`,
)}</table>`
    case 'list':
      return html`<p style="margin:0 0 8px;font-weight:800">${block.title}</p><ul
style="margin:0 0 16px;padding:0 24px">${block.items.map(
        ({ text, lang }) => html`<li${otherLang(lang, language)}>${text}</li>`,
      )}</ul>`
    case 'link':
      return html`<p style="margin:0 0 16px"><a href="${block.url}" style="color:#0B4FC4;font-weight:800">
${block.label}</a></p>`
    default:
      return block satisfies never
  }
}
