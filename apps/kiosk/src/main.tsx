import '@poczekalnia/ui/styles.css'
import './kiosk.css'
import { linkTo, resourcesFrom, showScreen, startI18n } from '@poczekalnia/ui'
import type { Bridge } from '../electron/contract.ts'
import { App } from './app.tsx'
import { keepInside } from './keep-inside.ts'
import { factsName, type MachineFacts, usualFacts } from './machine-facts.ts'
import { setVolume } from './sound.ts'

keepInside(window)
// Of what staff read the machine says only how it is paired: their refusals have no place on its screens.
const texts = import.meta.glob(
  [
    '../../../locales/{pl,en,uk,ru}/visitors/{common,kiosk,cards,errors,aids,speech}.json',
    '../../../locales/{pl,en,uk,ru}/staff/pairing.json',
  ],
  {
    eager: true,
    import: 'default',
  },
)
const later = import.meta.glob(
  ['../../../locales/*/visitors/{common,kiosk,cards,errors,aids}.json', '!../../../locales/{pl,en,uk,ru}/**'],
  { import: 'default' },
)
startI18n({ resources: resourcesFrom(texts), language: 'pl', defaultNS: 'kiosk', later })
// Inside the machine's program the page is told its hub; in a browser it was served by it.
let facts: MachineFacts = (window as { [factsName]?: MachineFacts })[factsName] ?? usualFacts
const machine = (window as { poczekalnia?: Bridge }).poczekalnia
if (machine) {
  const { url, token, ...told } = await machine.ask({ ask: 'hub' })
  linkTo({ url, token })
  facts = told
}
setVolume(facts.volume)
showScreen(() => <App facts={facts} />)
