import { z } from 'zod'

/** A sentence may have to be made first; what takes longer than this does not come. */
const PATIENCE_MS = 20_000

const Index = z.object({ languages: z.array(z.string()) })

/** Languages that the hub at this address has sentences for; none where it can't be asked. */
export async function spokenBy(hub: string): Promise<string[]> {
  try {
    const answer = await fetch(`${hub}/speech/index.json`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return Index.parse(await answer.json()).languages
  } catch {
    return []
  }
}

/** A sentence as the hub speaks it; `null` where it has none or can't be asked. */
export async function sentenceOf(
  hub: string,
  token: string,
  { language, pace, text }: { language: string; pace: string; text: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const answer = await fetch(`${hub}/speech/${language}?${new URLSearchParams({ pace, text })}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch {
    return null
  }
}
