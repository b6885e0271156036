import type { RegionBoard, ToldInRegion } from '../ports/region-board.ts'
import { readAddress } from './address.ts'
import { Link } from './link.ts'
import { prepareTables } from './prepare-tables.ts'

/** Beside the offices' own schemas. */
const schema = 'region'

const migrations = [
  // Nothing of it is waited for after a crash.
  `CREATE UNLOGGED TABLE told (
     office text        COLLATE "C" NOT NULL PRIMARY KEY,
     told   text        NOT NULL,
     at     timestamptz NOT NULL
   )`,
]

/** Opens what offices of a database tell each other, made anew when missing. @throws StoreFailure */
export async function openPostgresBoard(url: string): Promise<RegionBoard> {
  const link = new Link(readAddress(url), schema)
  await prepareTables(link, schema, migrations)
  return {
    async tell(office, told) {
      await link.once(
        `INSERT INTO told (office, told, at) VALUES ($1, $2, clock_timestamp())
           ON CONFLICT (office) DO UPDATE SET told = excluded.told, at = excluded.at`,
        [office, told],
      )
    },
    hear: (offices, withinMs) =>
      // Ages are by the database's own clock: those of hubs need not be alike.
      link.once<ToldInRegion>(
        `SELECT office, told,
             greatest(0, extract(epoch FROM clock_timestamp() - at) * 1000)::double precision AS "ageMs"
           FROM told WHERE office = ANY ($1::text[]) AND at > clock_timestamp() - $2 * interval '1 millisecond'`,
        [offices, withinMs],
      ),
    close: () => link.close(),
  }
}
