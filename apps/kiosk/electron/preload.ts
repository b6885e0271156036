/// <reference lib="dom" />
import { contextBridge, ipcRenderer } from 'electron'
import type { Ask, Bridge, Signal } from './contract.ts'
import { cornerPress } from './corner-press.ts'
import { keyKnock } from './key-knock.ts'

// The names are the contract's; importing its values would bring zod into every page.
const channels = {
  ask: 'poczekalnia:ask',
  signal: 'poczekalnia:signal',
} satisfies typeof import('./contract.ts').channels
const BEAT_EVERY_MS = 2_000

const tell = (signal: Signal) => ipcRenderer.send(channels.signal, signal)
const bridge = { ask: (message: Ask) => ipcRenderer.invoke(channels.ask, message) } as Bridge
contextBridge.exposeInMainWorld('poczekalnia', bridge)

// A page that hangs doesn't beat, since its scripts and this one share a thread; one that lost its content says so.
const shows = () => (document.getElementById('root') ?? document.body)?.childElementCount > 0
setInterval(() => tell({ signal: 'beat', shows: shows() }), BEAT_EVERY_MS)

const isKnock = cornerPress()
window.addEventListener(
  'pointerdown',
  (event) => {
    if (isKnock(event.clientX, event.clientY, performance.now())) tell({ signal: 'knock' })
  },
  true,
)
const isKnockByKeys = keyKnock()
window.addEventListener(
  'keydown',
  (event) => {
    if (!event.repeat && isKnockByKeys(event.key, performance.now())) tell({ signal: 'knock' })
  },
  true,
)
