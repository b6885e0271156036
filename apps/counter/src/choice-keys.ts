export type Choice = { id: string; label: string; choose: () => void }
/**
 * `compact`: short labels side by side, numbers among them; their keys are letters, so that no digit stands for
 * another.
 */
export type ChoiceSection = { title?: string; choices: Choice[]; compact?: boolean }

const digits = [...'123456789']
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** The key of each choice: digits, then letters, as far as they go. */
export function choiceKeys(sections: readonly ChoiceSection[]): Map<Choice, string> {
  const of = (compact: boolean) =>
    sections.filter((section) => (section.compact ?? false) === compact).flatMap(({ choices }) => choices)
  const plain = of(false)
  const free = letters.slice(Math.max(0, plain.length - digits.length))
  const pairs = (choices: Choice[], keys: string[]) =>
    choices.flatMap((choice, index): [Choice, string][] => (keys[index] ? [[choice, keys[index]]] : []))
  return new Map([...pairs(plain, [...digits, ...letters]), ...pairs(of(true), free)])
}
