import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type DeviceKind,
  deviceKinds,
  officeAddress,
  PAIRING_MINUTES,
  pairingAddress,
  shownPairingCode,
} from '@poczekalnia/protocol'
import { isKeptAt, keptFrom, openStoreAt } from '@poczekalnia/queue-core/store'
import { DeviceRegistry, readHubInfo } from '../apps/hub/src/features/devices/index.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { defaultDataDir, defaultSeveralDir, defaultUrl } from './operator/defaults.ts'
import { isOffice, officeFolder } from './operator/office-folder.ts'

const usage = `Usage:
  poczekalnia device add ${deviceKinds.join('|')} NAME [--token] [--data DIR] [--office ID] [--url http://HOST:PORT]
  poczekalnia device code NAME|ID [--data DIR] [--office ID] [--url http://HOST:PORT]
  poczekalnia device list [--data DIR] [--office ID]
  poczekalnia device rename NAME|ID NEW-NAME [--data DIR] [--office ID]
  poczekalnia device remove NAME|ID [--data DIR] [--office ID]

add       prints the code that pairs it, once, within ten minutes; with --token what pairs it at any time, for scripts
code      another code for a device that is there: its computer was replaced, or the time ran out
--data    the hub's data folder (${defaultDataDir}; ${defaultSeveralDir} with --office); the hub may be running
--office  which office of a hub that has several, by its id
--url     the address at which the device reaches the hub (the hub's own, or ${defaultUrl})`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      office: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'boolean' },
    },
  })
  const [order, ...words] = positionals
  const dataDir = officeFolder(values.data, values.office)
  const urlOf = () =>
    baseUrl(values.url ?? readHubInfo(dataDir)?.url ?? [defaultUrl, values.office].filter(Boolean).join('/'))
  if (values.token && order !== 'add') throw new UsageFailure('--token goes with add.')
  switch (order) {
    case 'add': {
      const [kind, name] = exactly(2, words)
      if (!isKind(kind)) throw new UsageFailure(`${kind} is not one of: ${deviceKinds.join(', ')}`)
      const url = urlOf()
      if (!isOffice(dataDir))
        console.error(
          `${dataDir} is new: no hub has kept anything there yet. It has to be started with --data ${dataDir}.`,
        )
      const { id, told } = await withRegistry(dataDir, true, async (registry) => {
        const { id, token } = await registry.add(kind, name!)
        const byToken = values.token || kind === 'printer'
        return { id, told: byToken ? tokenWords(kind, url, token) : codeWords(url, await registry.makeCode(id)) }
      })
      console.log(`Added ${kind} "${name!.trim()}" (${id}).`)
      console.log(told)
      return 0
    }
    case 'code': {
      const [nameOrId] = exactly(1, words)
      const url = urlOf()
      console.log(codeWords(url, await withRegistry(dataDir, false, (registry) => registry.makeCode(nameOrId!))))
      return 0
    }
    case 'list': {
      exactly(0, words)
      const devices = await withRegistry(dataDir, false, (registry) => registry.list())
      for (const { id, kind, name } of devices) console.log(`${kind.padEnd(8)} ${id}  ${name}`)
      if (devices.length === 0) console.log('No devices yet.')
      return 0
    }
    case 'rename': {
      const [nameOrId, newName] = exactly(2, words)
      const { id, kind, name } = await withRegistry(dataDir, false, (registry) => registry.rename(nameOrId!, newName!))
      console.log(`${kind} "${name}" (${id}) is called "${newName!.trim()}" now. It stays paired.`)
      return 0
    }
    case 'remove': {
      const [nameOrId] = exactly(1, words)
      const { id, kind, name } = await withRegistry(dataDir, false, (registry) => registry.remove(nameOrId!))
      console.log(`Removed ${kind} "${name}" (${id}). Its token opens nothing any more.`)
      return 0
    }
    default:
      throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${order}`)
  }
})

function exactly(count: number, words: string[]): string[] {
  if (words.length === count) return words
  throw new UsageFailure(
    words.length > count ? 'Too many words: put a name with spaces in quotation marks.' : 'Something is missing.',
  )
}

function isKind(word: string | undefined): word is DeviceKind {
  return (deviceKinds as readonly (string | undefined)[]).includes(word)
}

function baseUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageFailure(`--url takes an address like ${defaultUrl}, not ${text}`)
  return officeAddress(url)
}

/** How a device is paired by its code: typed on it, or brought by the address. */
function codeWords(url: string, { kind, code }: { kind: DeviceKind; code: string }): string {
  return `On the device open ${url}/${kind} and type this code. It works once, within ${PAIRING_MINUTES} minutes:
  ${shownPairingCode(code)}
Or open this address there:
  ${pairingAddress(url, kind, code)}`
}

/** A screen takes its token from the fragment, which no server and no log on the way gets to see. */
function tokenWords(kind: DeviceKind, url: string, token: string): string {
  return kind === 'printer'
    ? `Give the print agent this, it is shown only once:\n  hub    ${url}\n  token  ${token}`
    : `Open this address on the device, it is shown only once:\n  ${url}/${kind}#token=${token}`
}

/** Works beside a running hub: both write to the same file by turns, and the hub reads what is new. */
async function withRegistry<T>(
  dataDir: string,
  make: boolean,
  act: (registry: DeviceRegistry) => Promise<T>,
): Promise<T> {
  const place = keptFrom(dataDir)
  if (make && place.kind === 'data-folder') makeFolder(dataDir)
  else if (!(await isKeptAt(place))) throw new CommandFailure(`${dataDir}: there is no hub's data in this folder`)
  const store = await openStoreAt(place)
  try {
    return await act(new DeviceRegistry(store))
  } finally {
    await store.close()
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch {
    throw new CommandFailure(`${dataDir}: this folder cannot be made`)
  }
}
