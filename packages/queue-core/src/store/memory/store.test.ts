import { storeContract } from '../contract/store-contract.ts'
import { MemoryStore } from './store.ts'

storeContract('MemoryStore', () => new MemoryStore())
