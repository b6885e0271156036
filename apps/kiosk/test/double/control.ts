// biome-ignore lint/suspicious/noExplicitAny: each order has facts of its own
type Orders = Record<string, (facts: any) => unknown>

const orders: Orders = {}

/** What the test may have the outside world do: press a key, crash a page, ask what was set. */
export function obey(more: Orders): void {
  Object.assign(orders, more)
}

process.on('message', async (message: { id: number; order: string; facts: unknown }) => {
  try {
    const answer = await orders[message.order]?.(message.facts)
    process.send?.({ say: 'done', id: message.id, answer })
  } catch (error) {
    process.send?.({ say: 'done', id: message.id, problem: String(error) })
  }
})
