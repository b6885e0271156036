import { parentPort, workerData } from 'node:worker_threads'
import type { Fate } from './letter.ts'
import { openPost } from './post.ts'
import type { PostAsk, PostOrder, PostTold } from './post-thread.ts'

// The thread of `openPostThread`.
const { url, from, hasReturnPaths } = workerData as PostOrder
const paths = new Map<string, string>()
const post = openPost(url, from, hasReturnPaths ? (id) => paths.get(id) ?? from.address : undefined)

const tell = (told: { id: string; fate: Fate } | { id: null }) =>
  parentPort?.postMessage({ ...told, anyLetters: post.offers.anyLetters } satisfies PostTold)

parentPort?.on('message', async (asked: PostAsk) => {
  if (asked.id === null) {
    await post.offers.ask()
    return tell({ id: null })
  }
  const { letter, id, returnPath } = asked
  if (returnPath !== null) paths.set(id, returnPath)
  const fate = await post.send(letter, id)
  paths.delete(id)
  tell({ id, fate })
})
