/** An event that a listener can stop. */
export type Preventable = { preventDefault(): void; readonly defaultPrevented: boolean }

export function preventable<Facts extends object>(facts?: Facts): Preventable & Facts {
  let prevented = false
  return Object.defineProperties(
    {
      ...facts,
      preventDefault: () => {
        prevented = true
      },
    },
    {
      defaultPrevented: { get: () => prevented },
    },
  ) as Preventable & Facts
}
