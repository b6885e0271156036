import { hash } from 'node:crypto'
import * as client from 'openid-client'
import type { DirectorySettings } from './settings.ts'

/** How long somebody may take at the provider, milliseconds. */
const WITHIN_MS = 15 * 60_000
/** People who may be on their way at once; the oldest begins anew. */
const MOST_UNDER_WAY = 1_000
/** How long the provider may take to answer, seconds. */
const ANSWER_WITHIN_S = 10

/** Somebody whom the provider vouches for. `subject`: an id that is theirs for ever, without saying who they are. */
export type Known = { subject: string; name: string; values: readonly string[] }

/** Why somebody could not be let in, as the page words it. */
export type DirectoryRefusal = 'unreachable' | 'begin-anew' | 'refused-there' | 'no-role'

export type RelyingParty = {
  /** Where a browser is sent, and the cookie's value that it must bring back. */
  begin(returnTo: string): Promise<{ url: string; proof: string } | { refusal: DirectoryRefusal }>
  /** Who came back, and where they wanted to go. */
  finish(
    query: string,
    proof: string | null,
  ): Promise<{ known: Known; returnTo: string } | { refusal: DirectoryRefusal }>
}

type UnderWay = { verifier: string; nonce: string; proof: string; returnTo: string; at: number }

/**
 * Sign-in by an OpenID Connect provider: code flow with PKCE, state and nonce. Whoever comes back must be the browser
 * that set out, which a cookie proves, so that nobody can be signed in as somebody else unawares.
 * @param parts.redirectUri where the provider sends browsers back to, as it is registered there
 * @param parts.onTrouble what went wrong, for the operator's log
 */
export function relyingParty(parts: {
  settings: DirectorySettings
  redirectUri: string
  onTrouble: (error: unknown) => void
  now?: () => number
}): RelyingParty {
  const { settings, redirectUri, onTrouble, now = Date.now } = parts
  const underWay = new Map<string, UnderWay>()
  let discovered: Promise<client.Configuration> | null = null
  let discoveredBy = ''

  /** Asked when the first one signs in: a hub starts also while the provider is down. */
  const provider = () => {
    // The operator's file may have been read again.
    const by = JSON.stringify([settings.issuer, settings.clientId, settings.clientSecret])
    if (by !== discoveredBy) discovered = null
    discoveredBy = by
    discovered ??= client
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        timeout: ANSWER_WITHIN_S,
        ...(settings.issuer.startsWith('http:') && { execute: [client.allowInsecureRequests] }),
      })
      .catch((error) => {
        discovered = null
        throw error
      })
    return discovered
  }

  return {
    async begin(returnTo) {
      let config: client.Configuration
      try {
        config = await provider()
      } catch (error) {
        onTrouble(error)
        return { refusal: 'unreachable' }
      }
      const [state, nonce, verifier, proof] = [
        client.randomState(),
        client.randomNonce(),
        client.randomPKCECodeVerifier(),
        client.randomState(),
      ]
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      underWay.set(state, { verifier, nonce, proof, returnTo, at: now() })
      const [oldest] = underWay.keys()
      if (underWay.size > MOST_UNDER_WAY && oldest !== undefined) underWay.delete(oldest)
      return { url: url.href, proof }
    },

    async finish(query, proof) {
      const asked = new URLSearchParams(query)
      const state = asked.get('state') ?? ''
      const begun = underWay.get(state)
      // Once only, however it ends.
      underWay.delete(state)
      if (!begun || proof !== begun.proof || now() - begun.at > WITHIN_MS) return { refusal: 'begin-anew' }
      if (asked.has('error')) return { refusal: 'refused-there' }
      try {
        const config = await provider()
        const back = new URL(redirectUri)
        back.search = query
        const tokens = await client.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: begun.verifier,
          expectedState: state,
          expectedNonce: begun.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) return { refusal: 'refused-there' }
        const more = config.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {}
        const all: Record<string, unknown> = { ...more, ...claims }
        const named = all[settings.nameClaim] ?? all.preferred_username ?? all.sub
        const subject = hash('sha256', `${claims.iss} ${claims.sub}`)
        return {
          known: { subject, name: String(named), values: valuesOf(all[settings.rolesClaim]) },
          returnTo: begun.returnTo,
        }
      } catch (error) {
        onTrouble(error)
        return { refusal: isOfNetwork(error) ? 'unreachable' : 'refused-there' }
      }
    },
  }
}

const valuesOf = (claim: unknown): string[] =>
  (Array.isArray(claim) ? claim : [claim]).filter((one): one is string => typeof one === 'string')

const isOfNetwork = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name))
