import { readFileSync } from 'node:fs'

/** Where a database answers: `postgres://` as libpq writes it, several hosts included. */
export type DatabaseAddress = {
  hosts: { host: string; port: number }[]
  user: string | undefined
  password: string | undefined
  database: string
  ssl: false | { rejectUnauthorized: boolean; ca?: string }
  /** As an operator is told of it: no password, no parameters. */
  name: string
}

/** The address is not one; `message` says what to write. */
export class AddressProblem extends TypeError {
  override readonly name = 'AddressProblem'
}

const shape = /^postgres(?:ql)?:\/\/(?:([^:@/?]*)(?::([^@/?]*))?@)?([^/?]*)\/([^/?]+)(?:\?(.*))?$/
const known = ['sslmode', 'sslrootcert', 'host', 'port']

export const isAddress = (text: string): boolean => /^postgres(ql)?:\/\//.test(text)

/**
 * Reads `postgres://user@one,other:5433/poczekalnia?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem`. The password is
 * better given by PGPASSWORD or a .pgpass file than here, where every program of the machine can read it.
 * @throws AddressProblem
 */
export function readAddress(text: string): DatabaseAddress {
  const [, user, password, at, database] = shape.exec(text) ?? []
  if (at === undefined || database === undefined)
    throw new AddressProblem('a database is named such as postgres://poczekalnia@db1,db2/poczekalnia')
  const asked = new URLSearchParams(shape.exec(text)?.[5] ?? '')
  for (const key of asked.keys())
    if (!known.includes(key)) throw new AddressProblem(`the database's address: there is no parameter ${key} here`)
  const hosts = (at || asked.get('host') || 'localhost').split(',').map((one) => hostIn(one, asked.get('port')))
  const told = hosts.map(({ host, port }) => (port === 5432 ? host : `${host}:${port}`)).join(',')
  return {
    hosts,
    user: user ? decodeURIComponent(user) : undefined,
    password: password ? decodeURIComponent(password) : undefined,
    database: decodeURIComponent(database),
    ssl: sslOf(asked.get('sslmode') ?? 'disable', asked.get('sslrootcert')),
    name: `postgres://${told}/${database}`,
  }
}

function hostIn(text: string, port: string | null): { host: string; port: number } {
  const [, host = '', own] = /^(\[[^\]]+\]|[^:]*)(?::(\d+))?$/.exec(text) ?? []
  const number = Number(own ?? port ?? 5432)
  if (!host || number < 1 || number > 65_535) throw new AddressProblem(`the database's address: ${text} is no host`)
  return { host: host.replace(/^\[|\]$/g, ''), port: number }
}

function sslOf(mode: string, ca: string | null): DatabaseAddress['ssl'] {
  switch (mode) {
    case 'disable':
      return false
    case 'require':
      return { rejectUnauthorized: false }
    case 'verify-full':
      return { rejectUnauthorized: true, ...(ca && { ca: readFileSync(ca, 'utf8') }) }
    default:
      throw new AddressProblem('the database’s address: sslmode is disable, require or verify-full')
  }
}
