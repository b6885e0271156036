export const commands: Readonly<Record<string, { file: string; about: string; anyNode?: boolean; usage?: string }>>
export const commandsUsage: string
