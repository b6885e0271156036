export function findBrowser(): string
export function findHeadlessShell(): string | null
export function browsers(): Record<string, string>
