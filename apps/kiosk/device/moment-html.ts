import { words } from '@poczekalnia/locales'
import { staffLanguages } from '@poczekalnia/protocol'

/**
 * "One moment", in every language at once and without a script: what people see while the rest is broken or has still
 * to come.
 * @returns a whole page
 */
export function momentHtml(): string {
  const texts = staffLanguages.map((language) => {
    const t = words(language)
    return (
      `<section lang="${language}"><h1>${t('service:moment.title')}</h1><p>${t('service:moment.text')}</p>` +
      '</section>'
    )
  })
  return `<!doctype html>
<html lang="pl" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="google" content="notranslate">
<title>Poczekalnia</title>
<style>
html { font-size: calc(min(100vw / 1080, 100vh / 1920) * 16); background: #fbfaf7; color: #10213d;
  cursor: none; touch-action: none; overscroll-behavior: none }
@media (orientation: landscape) { html { font-size: calc(min(100vw / 1920, 100vh / 1080) * 16) } }
body { display: grid; gap: 3rem; align-content: center; box-sizing: border-box; min-height: 100vh;
  margin: 0; padding: 4rem; font: 500 2.5rem/1.3 "Noto Sans", system-ui, sans-serif }
section { display: grid; gap: .5rem; padding-top: 3rem; border-top: 3px solid #d5d9e2 }
section:first-child { padding-top: 0; border-top: 0 }
h1 { margin: 0; font-size: 4.25rem; font-weight: 800; line-height: 1.1 }
section + section h1 { font-size: 2.75rem }
p { margin: 0; color: #4a5670 }
@media (orientation: landscape) { body { gap: 1.5rem } section { padding-top: 1.5rem } }
</style>
</head>
<body>
${texts.join('\n')}
</body>
</html>
`
}
