import '@poczekalnia/ui/styles.css'
import '../../../src/styles/layout.css'
import '../../../src/styles/controls.css'
import './shell.css'
import { resourcesFrom, showScreen, startI18n } from '@poczekalnia/ui'
import { usualKeypad } from '../../../device/keypad.ts'
import { listenToKeypad } from '../../../src/keypad/listen.ts'
import { App } from './app.tsx'

const texts = import.meta.glob('../../../../../locales/{pl,en,uk,ru}/*/{common,printer,service}.json', {
  eager: true,
  import: 'default',
})
startI18n({ resources: resourcesFrom(texts), language: 'pl', defaultNS: 'service' })
// Staff leave by the button that says so: "back" on a keypad leads nowhere by itself.
listenToKeypad(usualKeypad, () => undefined)
showScreen(() => <App />)
