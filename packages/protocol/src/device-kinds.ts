/** What a device of an office can be. In a file of its own without zod, for a screen imports it. */
export const deviceKinds = ['kiosk', 'display', 'counter', 'printer'] as const
export type DeviceKind = (typeof deviceKinds)[number]
