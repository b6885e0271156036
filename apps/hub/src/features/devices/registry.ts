import { hash, randomBytes } from 'node:crypto'
import { type DeviceKind, DeviceName, isSameText, PAIRING_MINUTES } from '@poczekalnia/protocol'
import type { Store } from '@poczekalnia/queue-core/store'
import { EventStream } from '../../office/event-stream.ts'
import { inTurn } from '../../transport/in-turn.ts'
import { type Device, type DeviceEvent, DeviceRefused } from './device.ts'
import { devicesModel, type Known } from './devices-model.ts'
import { newPairingCode, pairingHash } from './pairing-code.ts'

/** Name of the stream, beside the office's own in the same file. */
export const devicesStream = 'devices'

/**
 * Who may talk to the hub. Kept as events in the office's file; several processes may change it at the same time (the
 * operator's `poczekalnia device` beside a running hub), so every answer first takes in what was appended since the
 * last one.
 */
export class DeviceRegistry {
  readonly #stream
  readonly #now: () => number
  readonly #real: () => number
  readonly #printersInTurn = inTurn()
  #index: { state: unknown; version: number; byId: ReadonlyMap<string, Known> } | null = null

  /**
   * @param now epoch milliseconds, as the office's clock shows them
   * @param real epoch milliseconds of the machine: a code's ten minutes are the same to every process
   */
  constructor(store: Store, now: () => number = Date.now, real: () => number = Date.now) {
    this.#stream = new EventStream({ store, stream: devicesStream, model: devicesModel, isShared: true })
    this.#now = now
    this.#real = real
  }

  /**
   * Adds a device and answers its token: 256 random bits, base64url. Nobody can ask for it again.
   * @param more.of the kiosk whose printer it is
   * @param more.actor who adds it, for the log; the operator when left out
   *
   * @throws DeviceRefused `name-taken`: names are unique within a kind; `name-unfit`: 1 to 60 printable characters.
   */
  async add(
    kind: DeviceKind,
    name: string,
    { of, actor }: { of?: string; actor?: string } = {},
  ): Promise<{ id: string; token: string }> {
    const fit = DeviceName.safeParse(name)
    if (!fit.success) throw new DeviceRefused('name-unfit', 'a name has 1 to 60 printable characters')
    const token = randomBytes(32).toString('base64url')
    const device = { id: randomBytes(5).toString('hex'), kind, name: fit.data }
    await this.#decide(actor, () => {
      this.#refuseTaken(device)
      // It may have been removed while its printer was being added.
      if (of !== undefined && !this.known(of)) throw new DeviceRefused('unknown', 'its kiosk is not known any more')
      return { type: 'DeviceAdded', data: { ...device, tokenHash: hashOf(token), ...(of !== undefined && { of }) } }
    })
    return { id: device.id, token }
  }

  /**
   * The token of the printer inside a kiosk, a device of its own that is removed together with the kiosk. Asked again,
   * as by a machine that is paired anew, the printer of before is removed. Of several that ask at once the last one's
   * token counts.
   *
   * @throws DeviceRefused `name-taken` when another printer has the kiosk's name already
   */
  addPrinterOf(kiosk: Device): Promise<{ id: string; token: string }> {
    return this.#printersInTurn(async () => {
      await this.#stream.refresh()
      const before = this.#all().find((device) => device.of === kiosk.id)
      if (before) await this.remove(before.id)
      return this.add('printer', printerName(kiosk.name), { of: kiosk.id })
    })
  }

  /** All devices, by kind and name. */
  async list(): Promise<Device[]> {
    return (await this.listParts()).map(({ id, kind, name }) => ({ id, kind, name }))
  }

  /** All devices, by kind and name; `of`: the kiosk that a printer is built into. */
  async listParts(): Promise<(Device & { of: string | null })[]> {
    await this.#stream.refresh()
    return this.#all()
      .map(({ id, kind, name, of = null }) => ({ id, kind, name, of }))
      .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name))
  }

  /** A device as it is by now, after what any process has written; `null`: it was removed. */
  async present(id: string): Promise<Device | null> {
    await this.#stream.refresh()
    return this.known(id)
  }

  /** As `present`, of what this process has read or written so far: all that was acknowledged by it. */
  known(id: string): Device | null {
    const known = this.#byId().get(id)
    return known ? { id: known.id, kind: known.kind, name: known.name } : null
  }

  /** id → name, of those too that were removed: the log speaks of them. */
  async names(): Promise<ReadonlyMap<string, string>> {
    await this.#stream.refresh()
    return this.#stream.state.names
  }

  /**
   * Gives a device another name; its token stays. The printer built into a kiosk follows it. Answers the device as it
   * was.
   *
   * @throws DeviceRefused `unknown`, `ambiguous`, `name-taken`, `name-unfit`
   */
  async rename(nameOrId: string, name: string, actor?: string): Promise<Device> {
    const fit = DeviceName.safeParse(name)
    if (!fit.success) throw new DeviceRefused('name-unfit', 'a name has 1 to 60 printable characters')
    const renamed = await this.#decide(actor, () => {
      const { id, kind } = this.#named(nameOrId)
      this.#refuseTaken({ id, kind, name: fit.data })
      return { type: 'DeviceRenamed', data: { id, name: fit.data } }
    })
    const { id, kind, name: before } = renamed!
    const printer = this.#all().find((device) => device.of === id)
    if (printer) await this.rename(printer.id, printerName(fit.data), actor)
    return { id, kind, name: before }
  }

  /**
   * Takes a device's right away, by its name or id.
   *
   * @throws DeviceRefused `unknown`; `ambiguous` when devices of two kinds share the name.
   */
  async remove(nameOrId: string, actor?: string): Promise<Device> {
    const removed = await this.#decide(actor, () => {
      const { id } = this.#named(nameOrId)
      return { type: 'DeviceRemoved', data: { id } }
    })
    const { id, kind, name } = removed!
    return { id, kind, name }
  }

  /**
   * Makes the code that pairs a device once, within ten minutes; the one before ends. What was paired with it stays so
   * until the code is used.
   *
   * @param more.screen the display of the profile that it is to be
   * @throws DeviceRefused `unknown`, `ambiguous`; `no-code` for a printer, whose agent is given a token
   */
  async makeCode(
    nameOrId: string,
    { screen, actor }: { screen?: string | undefined; actor?: string | undefined } = {},
  ): Promise<{ id: string; kind: DeviceKind; code: string; until: number }> {
    const code = newPairingCode()
    const codeHash = await pairingHash(code)
    const until = this.#real() + PAIRING_MINUTES * 60_000
    const of = await this.#decide(actor, () => {
      const { id, kind } = this.#named(nameOrId)
      if (kind === 'printer') throw new DeviceRefused('no-code', 'a printer has no code: its agent is given a token')
      return { type: 'PairingCodeMade', data: { id, codeHash, until, ...(screen !== undefined && { screen }) } }
    })
    return { id: of!.id, kind: of!.kind, code, until }
  }

  /**
   * Uses a code: the device gets its token, and none that it had before counts any more.
   *
   * @returns `null` when there is no such code, it was used or its time is over; `elsewhere`: it pairs another kind
   */
  async pair(
    kind: DeviceKind,
    code: string,
  ): Promise<{ id: string; name: string; token: string; screen: string | null } | { elsewhere: DeviceKind } | null> {
    await this.#stream.refresh()
    // Where nothing can be guessed, nothing has to be reckoned.
    if (![...this.#stream.state.codes.values()].some(({ until }) => until > this.#real())) return null
    const codeHash = await pairingHash(code)
    await this.#stream.refresh()
    const open = this.#stream.state.codes.get(codeHash)
    const device = open && open.until > this.#real() ? this.known(open.id) : null
    if (!open || !device) return null
    if (device.kind !== kind) return { elsewhere: device.kind }
    const token = randomBytes(32).toString('base64url')
    try {
      await this.#decide(actorName(device), () => {
        // Somebody else may have used it meanwhile.
        if (!this.#stream.state.codes.has(codeHash)) throw new DeviceRefused('unknown', 'this code was used')
        return { type: 'DevicePaired', data: { id: device.id, tokenHash: hashOf(token) } }
      })
    } catch (error) {
      if (error instanceof DeviceRefused) return null
      throw error
    }
    return { id: device.id, name: device.name, token, screen: open.screen }
  }

  /** Remembers that a device is linked for the first time; of one that was linked before, or is gone, nothing. */
  async linked(id: string): Promise<void> {
    if (this.wasLinked(id)) return
    await this.#stream.refresh()
    if (this.wasLinked(id) || !this.known(id)) return
    await this.#decide(id, () => ({ type: 'DeviceLinked', data: { id } }))
  }

  /** Whether it was linked once at all, as far as it was read. */
  wasLinked(id: string): boolean {
    return this.#stream.state.linked.has(id)
  }

  /** Those of a kind, by name, as far as they were read. */
  ofKind(kind: DeviceKind): Device[] {
    return this.#all()
      .filter((device) => device.kind === kind)
      .map(({ id, name }) => ({ id, kind, name }))
      .sort((a, b) => a.name.localeCompare(b.name))
  }

  /** Whose token this is. Looked up by its hash, so the time it takes tells nothing about any real token. */
  async find(token: string): Promise<Device | null> {
    await this.#stream.refresh()
    const known = this.#stream.state.byTokenHash.get(hashOf(token))
    return known ? { id: known.id, kind: known.kind, name: known.name } : null
  }

  /** Id of the kiosk that a printer is built into; `null` for a printer that stands by itself. */
  async kioskOf(printer: string): Promise<string | null> {
    await this.#stream.refresh()
    return this.#all().find((device) => device.id === printer)?.of ?? null
  }

  /**
   * The id of the device of this kind that has this name, or else had it last: what the log of earlier releases knows
   * machines by. Knows what was read so far.
   */
  idOf(kind: DeviceKind, name: string): string | null {
    const present = this.#all().find((device) => device.kind === kind && device.name === name)
    return present?.id ?? this.#stream.state.former.get(`${kind}:${name}`) ?? null
  }

  /** Every name that a device has had, the newest last. Knows what was read so far. */
  namesOf(id: string): readonly string[] {
    return this.#stream.state.namesOf.get(id) ?? []
  }

  /** Each act of a device asks for it, so they are put in order once for as long as nothing changes. */
  #byId(): ReadonlyMap<string, Known> {
    const { state, version } = this.#stream
    if (this.#index?.state !== state || this.#index.version !== version)
      this.#index = { state, version, byId: new Map(this.#all().map((device) => [device.id, device])) }
    return this.#index.byId
  }

  #all(): Known[] {
    return [...this.#stream.state.byTokenHash.values()]
  }

  #refuseTaken({ id, kind, name }: Device): void {
    if (this.#all().some((other) => other.id !== id && other.kind === kind && isSameText(other.name, name)))
      throw new DeviceRefused('name-taken', `there is a ${kind} named "${name}" already`)
  }

  #named(nameOrId: string): Known {
    const found = this.#all().filter((device) => device.id === nameOrId || isSameText(device.name, nameOrId))
    const exact = found.find((device) => device.id === nameOrId) ?? found[0]
    if (!exact) throw new DeviceRefused('unknown', `there is no device named "${nameOrId}"`)
    if (found.length > 1 && exact.id !== nameOrId) {
      const ids = found.map((device) => `${device.kind} ${device.id}`).join(', ')
      throw new DeviceRefused('ambiguous', `more than one device is named "${nameOrId}", say which by its id: ${ids}`)
    }
    return exact
  }

  /**
   * Decides on the newest state and appends, anew when another process came first. Answers the device as it was before.
   */
  #decide(actor: string | undefined, decide: () => DeviceEvent): Promise<Known | undefined> {
    return this.#stream.handle(() => {
      const event = decide()
      const before = this.#all().find((device) => device.id === event.data.id)
      const entry = { at: this.#now(), actor: actor ?? 'operator', event }
      this.#stream.fold(entry)
      return { entries: [entry], value: before }
    })
  }
}

/** What the printer built into a kiosk is called. */
const printerName = (kiosk: string) => `${kiosk.slice(0, 50).trim()} (printer)`
const actorName = ({ kind, name }: Device) => `${kind}:${name}`
const hashOf = (token: string) => hash('sha256', token)
