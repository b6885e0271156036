export const commands: Readonly<Record<string, { file: string; about: string }>>
export const commandsUsage: string
