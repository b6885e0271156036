import type { AnyRefusal } from '../routing.ts'

/** What a draw's refusals are where somebody wants to stand on a full day's waiting list, in its own words. */
const ofList: Partial<Record<AnyRefusal['code'], AnyRefusal>> = {
  'draw-closed': { code: 'list-closed' },
  'entered-already': { code: 'list-already' },
  'draw-mailbox': { code: 'list-already' },
  'draw-mail-domain': { code: 'list-mail-domain' },
}

export const onList = (refusal: AnyRefusal): AnyRefusal => ofList[refusal.code] ?? refusal
