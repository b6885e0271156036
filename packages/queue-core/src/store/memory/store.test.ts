import { figuresContract } from '../contract/figures.ts'
import { storeContract } from '../contract/store-contract.ts'
import { MemoryFigures } from './figures.ts'
import { MemoryStore } from './store.ts'

storeContract('MemoryStore', () => new MemoryStore())
figuresContract('MemoryFigures', () => new MemoryFigures())
