import { writeSync } from 'node:fs'
import { fact } from '../contract/samples.ts'
import { openSqliteStore } from './store.ts'

// Started by `kill.test.ts`: appends from many callers at once, and says each acknowledged version on standard output.
const store = openSqliteStore(process.argv[2]!)

async function caller(stream: string): Promise<never> {
  let version = (await Array.fromAsync(store.read(stream))).length
  for (;;) {
    version = await store.append(stream, version, [fact(version), fact(version + 1)])
    writeSync(1, `${stream} ${version}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, (_, n) => caller(`s${n}`)))
