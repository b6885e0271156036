import { Component, Fragment, type ReactNode } from 'react'

/** A screen that fails so often within this time does not become better by being made anew, ms. */
const WITHIN_MS = 10_000
const MOST = 3

/**
 * Makes what it holds anew when it fails, with a document of its own making: translation and extensions change a page
 * under React's hands, and the next change of it fails then. What is known above it stays, so wrap what a screen shows,
 * below what it knows.
 */
export class Steady extends Component<{ children: ReactNode }, { failed: boolean; round: number }> {
  override state = { failed: false, round: 0 }
  #failures: number[] = []
  #counted = -1

  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidCatch(error: unknown) {
    // What fails at once, in many places, has failed once.
    if (this.#counted === this.state.round) return
    this.#counted = this.state.round
    const now = performance.now()
    this.#failures = [...this.#failures.filter((at) => now - at < WITHIN_MS), now]
    // Whoever is outside it makes more of it anew.
    if (this.#failures.length > MOST) throw error
    this.setState(({ round }) => ({ failed: false, round: round + 1 }))
  }
  override render() {
    return this.state.failed ? null : <Fragment key={this.state.round}>{this.props.children}</Fragment>
  }
}
