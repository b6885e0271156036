/** An order that can't be followed: one line for the operator, exit status 2. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}
