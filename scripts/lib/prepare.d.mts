export const root: string
export function install(): void
export function node(): string
export type BuiltScreen = 'kiosk' | 'display' | 'counter' | 'supervisor'
export function buildScreens(): void
export function isBuilt(screen: BuiltScreen): boolean
export function run(command: string, args: readonly string[], options?: object): void
export const isNewNode: boolean
