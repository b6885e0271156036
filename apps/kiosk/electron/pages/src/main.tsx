import '@poczekalnia/ui/styles.css'
import '../../../src/styles/layout.css'
import '../../../src/styles/controls.css'
import './shell.css'
import { resourcesFrom, showScreen, startI18n } from '@poczekalnia/ui'
import { usualKeypad } from '../../../device/keypad.ts'
import { listenToKeypad, type OnAct } from '../../../src/keypad/listen.ts'
import { App } from './app.tsx'
import { ask } from './bridge.ts'
import { heard } from './heard.ts'

const texts = import.meta.glob('../../../../../locales/{pl,en,uk,ru}/*/{common,printer,service,aids,speech}.json', {
  eager: true,
  import: 'default',
})
startI18n({ resources: resourcesFrom(texts), language: 'pl', defaultNS: 'service' })
/** "Back" answers a question with no, and else does what the page's own way back does. */
function goBack(): void {
  const dialog = document.querySelector('dialog[open]')
  if (dialog instanceof HTMLDialogElement) dialog.close()
  else document.querySelector<HTMLElement>('.bottom [data-back]')?.click()
}
const onAct: OnAct = (act) => {
  if (!heard.act(act) && act === 'back') goBack()
}
let endListening = listenToKeypad(usualKeypad, onAct)
ask({ ask: 'keys' }).then(
  ({ keypad, spoken }) => {
    endListening()
    endListening = listenToKeypad(keypad, onAct)
    heard.offer(spoken)
  },
  () => undefined,
)
showScreen(() => <App />)
