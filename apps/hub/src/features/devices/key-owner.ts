import { roles } from '@poczekalnia/protocol'
import type { KeyOwner } from '@poczekalnia/queue-core'
import { type Member, memberActor } from '../../transport/member.ts'
import { actorOf } from '../../transport/sockets/admit.ts'
import type { Device, DeviceRegistry } from './index.ts'

/**
 * Whose keys the acts of a device are: its own, whatever it is called and whoever is signed in at it. Earlier releases
 * kept them under how the log names who acted, which changes with a name and with a role.
 */
export function ownerOf(device: Device, devices: Pick<DeviceRegistry, 'namesOf'>, by: Member | null = null): KeyOwner {
  const names = new Set([...devices.namesOf(device.id), device.name])
  const before = [...names].map((name) => actorOf({ kind: device.kind, name }))
  return { id: `device:${device.id}`, before: by ? [...before, ...actorsOf(by)] : before }
}

/** Whose keys the acts of a person are who is at no device: their account's. */
export const ownerOfAccount = (by: Member): KeyOwner => ({ id: `account:${by.id}`, before: actorsOf(by) })

const actorsOf = ({ name }: Member): string[] => roles.map((role) => memberActor({ role, name }))
