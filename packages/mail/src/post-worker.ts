import { parentPort, workerData } from 'node:worker_threads'
import { openPost } from './post.ts'
import type { PostAsk, PostOrder, PostTold } from './post-thread.ts'

// The thread of `openPostThread`.
const { url, from, hasReturnPaths } = workerData as PostOrder
const paths = new Map<string, string>()
const post = openPost(url, from, hasReturnPaths ? (id) => paths.get(id) ?? from.address : undefined)

parentPort?.on('message', async ({ letter, id, returnPath }: PostAsk) => {
  if (returnPath !== null) paths.set(id, returnPath)
  const fate = await post.send(letter, id)
  paths.delete(id)
  parentPort?.postMessage({ id, fate } satisfies PostTold)
})
