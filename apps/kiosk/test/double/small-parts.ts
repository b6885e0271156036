import { obey } from './control.ts'

let menu: unknown = 'the default menu'
const blockers = new Map<number, string>()

export const Menu = {
  setApplicationMenu(given: unknown) {
    menu = given
  },
}

export const powerSaveBlocker = {
  start(type: string) {
    const id = blockers.size + 1
    blockers.set(id, type)
    return id
  },
  isStarted: (id: number) => blockers.has(id),
  stop: (id: number) => blockers.delete(id),
}

obey({ menu: () => menu, blockers: () => [...blockers.values()] })
