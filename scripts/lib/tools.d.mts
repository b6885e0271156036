import type { Step } from './side-by-side.mjs'

export function lint(files: readonly string[]): Step
export function types(): Step[]
export function screens(): Step
export function vitest(title: string, args: readonly string[], env?: Record<string, string>): Step
