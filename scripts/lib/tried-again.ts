import type { Reporter, TestModule } from 'vitest/node'

/** Tells at the end of a run which tests had to be tried again, so that what passes by luck is never passed over. */
export class TriedAgain implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const again = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0)
        .map((test) => `  ${module.relativeModuleId}: ${test.fullName} (${test.result().state})`),
    )
    if (again.length > 0)
      console.log(
        ['\nTried again after a wait in vain, see docs/decisions/0151-tried-once-more.md:', ...again].join('\n'),
      )
  }
}
