import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkCopy, databaseName, openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, onTestFinished, test } from 'vitest'
// What a kill leaves is found in the same way for every file that is kept.
import { atEveryStep } from '../../../../../packages/queue-core/src/store/test-steps.ts'
import { openSession } from '../../office/session.ts'
import { officeFile } from '../../testing/running-hub.ts'
import { catchUp, profileInForce } from './at-start.ts'
import { profileChecker } from './long-texts.ts'
import { profileFile } from './profile-file.ts'
import { profileService } from './profile-service.ts'

const at = Date.UTC(2026, 10, 19, 11, 5)
const before = readFileSync(officeFile, 'utf8')
/** Thursday's tickets of the walk-in queue end at 14:00. */
const after = before.replace('thursday: ["12:00-15:30"]', 'thursday: ["12:00-14:00"]')
const later = after.replace('thursday: ["12:00-14:00"]', 'thursday: ["12:00-14:30"]')

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'take-over-kill-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A hub's start, as far as it is about the profile. */
async function started(dir: string) {
  const path = join(dir, 'bydgoszcz.yaml')
  const store = openSqliteStore(join(dir, databaseName))
  const { office, source } = await profileInForce(readFileSync(path, 'utf8'), path, store.profiles)
  const onFailure = (error: unknown) => {
    throw error
  }
  const session = await openSession({ office, store, clock: { demo: false, now: () => at }, onFailure })
  await session.startBy(source)
  const file = profileFile(path, true)
  await catchUp(file, office.profile.id, store)
  const desk = profileService({
    session,
    checker: profileChecker(),
    store,
    file,
    beside: null,
    onCards: () => undefined,
  })
  return { desk, path, text: async () => (await desk.newest()).text, close: () => store.close() }
}

test.each([
  ['taken over in the browser', (dir: string) => takenOver(dir, after)],
  ['changed in the file, and taken over by a start', (dir: string) => changedInFile(dir, after)],
])('[ALL-8] a profile %s and killed at any step: the old or the new holds, in file and log alike', async (_, work) => {
  expect(new Set([before, after, later]).size).toBe(3)
  const dir = folder()
  writeFileSync(join(dir, 'bydgoszcz.yaml'), before)
  ;(await started(dir)).close()
  const moments = await atEveryStep(dir, folder(), () => work(dir))
  expect(moments.length).toBeGreaterThan(4)
  for (const [index, moment] of moments.entries()) {
    const again = await started(moment.dir)
    const text = await again.text()
    expect([before, after], moment.before).toContain(text)
    if (index === moments.length - 1) expect(text).toBe(after)
    expect(readFileSync(again.path, 'utf8'), moment.before).toBe(text)
    expect((await again.desk.newest()).inFile, moment.before).toBe(true)
    // And the next change goes through, whatever was left.
    expect(
      await again.desk.takeOver(later, (await again.desk.newest()).version, 'administrator:Ewa', true),
    ).toMatchObject({
      ...{ ok: true, inFile: true },
    })
    again.close()
    const checked = await checkCopy(join(moment.dir, databaseName), ['devices', 'staff'])
    expect(checked, moment.before).toMatchObject({ ok: true, flaws: [], profile: later })
    expect(readFileSync(again.path, 'utf8'), moment.before).toBe(later)
  }
})

async function takenOver(dir: string, text: string): Promise<void> {
  const hub = await started(dir)
  const answer = await hub.desk.takeOver(text, (await hub.desk.newest()).version, 'administrator:Ewa', true)
  expect(answer).toMatchObject({ ok: true, inFile: true })
  hub.close()
}

async function changedInFile(dir: string, text: string): Promise<void> {
  profileFile(join(dir, 'bydgoszcz.yaml'), true).write(text)
  ;(await started(dir)).close()
}
