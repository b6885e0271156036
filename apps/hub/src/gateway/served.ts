import type { OfficeProcess } from './office-process.ts'
import type { OneOffice } from './offices.ts'

/** An office and the process that serves it. */
export type Served = OneOffice & { process: Pick<OfficeProcess, 'socket' | 'state' | 'handOver'> }
