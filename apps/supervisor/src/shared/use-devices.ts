import type { DeviceList } from '@poczekalnia/protocol'
import { type Answered, useAnswer } from './use-answer.ts'

/** A printer runs out of paper without anybody touching the page, ms. */
const EVERY_MS = 5_000

/** The office's machines and screens, and how they are. */
export const useDevices = (): Answered<DeviceList> => useAnswer<DeviceList>('/api/devices', {}, EVERY_MS)
