import { z } from 'zod'
import type { PairingInput } from './pairing-input.ts'
import type { Tokens } from './token-vault.ts'

export type PairingAnswer =
  | { ok: true; tokens: Tokens }
  /** `unreachable`: nobody answers there; `not-a-hub`: somebody else does; `refused`: the hub doesn't know the code. */
  | { ok: false; problem: 'unreachable' | 'not-a-hub' | 'refused' }

const PATIENCE_MS = 8_000
const Answer = z.object({ token: z.string().min(1) })
const Refusal = z.object({ error: z.object({ code: z.string() }) })

/** Tokens that codes were changed for in this run: when what follows fails, the same code can be tried again. */
const changed = new Map<string, string>()

/**
 * Pairs with the hub by a code, which gets the kiosk's token for it (docs/protocol.md, `POST /api/pair`), or by a
 * token, and gets the printer's besides. Never throws.
 */
export async function pairWithHub(input: PairingInput): Promise<PairingAnswer> {
  if ('token' in input) return withToken(input.hub, input.token)
  const { hub, code } = input
  const known = changed.get(`${hub} ${code}`)
  if (known !== undefined) return withToken(hub, known)
  let response: Response
  try {
    response = await fetch(`${hub}/api/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'kiosk', code }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return { ok: false, problem: 'unreachable' }
  }
  const body: unknown = await response.json().catch(() => null)
  const paired = Answer.safeParse(body)
  if (response.ok && paired.success) {
    changed.set(`${hub} ${code}`, paired.data.token)
    return withToken(hub, paired.data.token)
  }
  return { ok: false, problem: Refusal.safeParse(body).success ? 'refused' : 'not-a-hub' }
}

/**
 * Proves the kiosk's token to the hub and gets the token of this machine's printer for it (docs/protocol.md,
 * `POST /api/kiosk/printer`). Never throws.
 */
async function withToken(hub: string, token: string): Promise<PairingAnswer> {
  let response: Response
  try {
    response = await fetch(`${hub}/api/kiosk/printer`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return { ok: false, problem: 'unreachable' }
  }
  if (response.status === 401 || response.status === 403) return { ok: false, problem: 'refused' }
  const body = Answer.safeParse(await response.json().catch(() => null))
  if (!response.ok || !body.success) return { ok: false, problem: 'not-a-hub' }
  return { ok: true, tokens: { kiosk: token, printer: body.data.token } }
}

const Health = z.object({ status: z.literal('ok'), office: z.string() })

/** Whether the hub answers: its office and how long it took, milliseconds; `null` when it doesn't. Never throws. */
export async function askHub(hub: string): Promise<{ office: string; ms: number } | null> {
  const asked = performance.now()
  try {
    const response = await fetch(`${hub}/healthz`, { signal: AbortSignal.timeout(4_000) })
    const health = Health.safeParse(await response.json())
    return health.success ? { office: health.data.office, ms: Math.round(performance.now() - asked) } : null
  } catch {
    return null
  }
}
