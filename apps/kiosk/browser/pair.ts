import { createInterface } from 'node:readline/promises'
import type { DeviceFiles } from '../device/device-files.ts'
import { pairWithHub } from '../device/pair-with-hub.ts'
import { pairingInput } from '../device/pairing-input.ts'
import { readSettings, writeSettings } from '../device/settings.ts'
import type { Tokens, TokenVault } from '../device/token-vault.ts'

/** It can't be started like this; the message says in one line what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const problems = {
  unreachable: 'nobody answers there; check the address and the network',
  'not-a-hub': 'something other than the hub answers there',
  refused: 'the hub does not know this code; each works once and for ten minutes, make a new one',
}

/** Pairs this machine by its one address. @throws CannotStart */
export async function pair(address: string, files: DeviceFiles, vault: TokenVault): Promise<Tokens> {
  const input = pairingInput(address, '')
  if (!input) throw new CannotStart(`--pair takes the whole address that \`poczekalnia device add kiosk NAME\` prints`)
  const settings = readSettings(files.settings)
  // Pairing writes into that file: what stands in it must be right first.
  if (settings.state === 'wrong') throw new CannotStart(settings.told)
  const answer = await pairWithHub(input)
  if (!answer.ok) throw new CannotStart(`${input.hub}: ${problems[answer.problem]}`)
  writeSettings(files.settings, { hub: input.hub })
  await vault.write(answer.tokens)
  return answer.tokens
}

/** Asks for the address where somebody sits at the terminal. @throws CannotStart where nobody does */
export async function askForAddress(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CannotStart(
      'this machine is not paired yet: start it with --pair "ADDRESS" from `poczekalnia device add kiosk NAME`',
    )
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question('Pairing address (from `poczekalnia device add kiosk NAME`): ')
  } finally {
    terminal.close()
  }
}
