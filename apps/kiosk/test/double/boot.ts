import { pathToFileURL } from 'node:url'
import './register.ts'

// node boot.ts main.js …: evaluates the program's entry, and only then lets it become ready, as Electron does.
const { appCodeLoaded } = await import('./app.ts')
const entry = process.argv.splice(2, 1)[0] ?? ''
await import(pathToFileURL(entry).href)
appCodeLoaded()
