export const root: string
export function install(): void
export function node(): string
export function buildScreens(): void
export function run(command: string, args: readonly string[], options?: object): void
export function pnpm(args: readonly string[], options?: object): void
