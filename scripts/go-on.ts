import { parseArgs } from 'node:util'
import { letSiteGoOn } from '@poczekalnia/booking-core/store'
import { isAddress } from '@poczekalnia/queue-core/store'
import { runCommand, UsageFailure } from './operator/command-line.ts'

const usage = `Usage:
  poczekalnia booking go-on --database URL

Lets a booking site go on whose database has lost something that it had kept: its servers answer again within a
second. First find out what is lost, and tell the offices: places and PINs that people have may be given again.
The offices' hubs are told of every visit that the site has once more.

--database  the site's database, such as postgres://poczekalnia@db1,db2/poczekalnia`

await runCommand(usage, async () => {
  // The word itself comes along.
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } })
  const { database } = values
  if (positionals.length > 1) throw new UsageFailure(`Too many words: ${positionals.slice(1).join(' ')}`)
  if (database === undefined || !isAddress(database))
    throw new UsageFailure('Say with --database in which one, postgres://…')
  const told = await letSiteGoOn({ url: database })
  console.log(
    told === null
      ? 'Nothing is lacking there, and nothing was changed.'
      : `The site goes on. ${told} visits are told to the offices' hubs once more.`,
  )
  return 0
})
