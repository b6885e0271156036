export type Step = { title: string; command: string; args: readonly string[]; env?: Record<string, string> }
export function sideBySide(steps: readonly Step[]): Promise<{ title: string; status: number } | null>
