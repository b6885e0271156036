import { parentPort } from 'node:worker_threads'
import { encodeTicket } from './encode.ts'
import { renderTicket } from './render.ts'
import type { MakeAnswer, MakeRequest } from './ticket-maker.ts'

// Drawing once makes the first visitor's ticket as quick as all others.
renderTicket({ title: 'warm', blocks: [{ kind: 'text', text: 'Aą', lang: 'pl', size: 28, bold: true }] }, 576)

parentPort?.on('message', ({ id, document, profile }: MakeRequest) => {
  let answer: MakeAnswer
  try {
    answer = { id, bytes: encodeTicket(renderTicket(document, profile.width), profile) }
  } catch (error) {
    answer = { id, problem: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
