import type { Language } from '@poczekalnia/protocol'
import { type Html, html } from '@poczekalnia/server/html'
import { langOf } from '@poczekalnia/server/in-language'

/** What a letter is made of. Text and HTML come from the same blocks, so that they say the same. */
export type Block =
  | { kind: 'text'; text: string; quiet?: boolean }
  /** What is to be copied or remembered: a code, a PIN. */
  | { kind: 'proof'; label: string; value: string }
  | { kind: 'facts'; facts: readonly { name: string; value: string }[] }
  | { kind: 'list'; title: string; items: readonly string[] }
  | { kind: 'link'; label: string; url: string }

/** A letter's text, as a program shows it that shows no HTML. */
export function textOf(blocks: readonly Block[]): string {
  return `${blocks.map(inText).join('\n\n')}\n`
}

function inText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'proof':
      return block.label === '' ? `    ${block.value}` : `${block.label}: ${block.value}`
    case 'facts':
      return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n')
    case 'list':
      return [block.title, ...block.items.map((item) => `- ${item}`)].join('\n')
    case 'link':
      return `${block.label}:\n${block.url}`
    default:
      return block satisfies never
  }
}

const ink = 'color:#10213D'
const quiet = 'color:#4A5670'

/**
 * The same as HTML. Styles stand at each element: mail programs throw sheets away. Nothing is fetched from anywhere.
 */
export function htmlOf(blocks: readonly Block[], language: Language, subject: string): string {
  return html`<!doctype html><html ${langOf(language)}><head><meta charset="utf-8"><title>${subject}</title>
</head>
<body style="margin:0;background:#FBFAF7"><div
style="max-width:560px;margin:0 auto;padding:24px;font:500 18px/1.5 'Noto Sans',Arial,sans-serif;${ink}">
${blocks.map(inHtml)}
</div></body></html>`.markup
}

function inHtml(block: Block): Html {
  switch (block.kind) {
    case 'text':
      return html`<p style="margin:0 0 16px;${block.quiet && `font-size:16px;${quiet}`}">${block.text}</p>`
    case 'proof':
      return html`<p style="margin:0 0 16px">${block.label !== '' && html`${block.label}<br>`}<strong
style="font-size:40px;line-height:1.3;letter-spacing:4px">${block.value}</strong></p>`
    case 'facts':
      return html`<table role="presentation" style="margin:0 0 16px;border-collapse:collapse;font-size:18px;${ink}">
${block.facts.map(
  ({ name, value }) =>
    html`<tr><td style="padding:4px 16px 4px 0;vertical-align:top;${quiet}">${name}</td><td
style="padding:4px 0;font-weight:800">${value}</td></tr>`,
)}</table>`
    case 'list':
      return html`<p style="margin:0 0 8px;font-weight:800">${block.title}</p><ul
style="margin:0 0 16px;padding-left:24px">${block.items.map((item) => html`<li>${item}</li>`)}</ul>`
    case 'link':
      return html`<p style="margin:0 0 16px"><a href="${block.url}" style="color:#0B4FC4;font-weight:800">
${block.label}</a></p>`
    default:
      return block satisfies never
  }
}
