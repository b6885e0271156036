import type { Queue } from '../profile/schema.ts'
import type { Chance } from './chance.ts'

/**
 * How long a visit keeps its desk, in minutes. One in ten is shorter than the profile's short one, half are shorter
 * than the typical one, one in ten is longer than the long one.
 */
export function drawService({ service }: Queue, chance: Chance): number {
  const { shortMinutes: short, typicalMinutes: typical, longMinutes: long } = service
  const at = chance.next()
  if (at < 0.1) return between(short * 0.6, short, at / 0.1)
  if (at < 0.5) return between(short, typical, (at - 0.1) / 0.4)
  if (at < 0.9) return between(typical, long, (at - 0.5) / 0.4)
  return between(long, long * 1.5, (at - 0.9) / 0.1)
}

/** The mean of what is drawn. */
export const meanService = ({ service: { shortMinutes: short, typicalMinutes: typical, longMinutes: long } }: Queue) =>
  0.1 * (short * 0.8) + 0.4 * ((short + typical) / 2) + 0.4 * ((typical + long) / 2) + 0.1 * (long * 1.25)

const between = (low: number, high: number, part: number) => low + (high - low) * part
