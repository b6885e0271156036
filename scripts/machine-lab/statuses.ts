import type { Debian } from './debian.ts'
import { check, type Line } from './line.ts'

/** What the unit runs, as it lies on a machine. */
export const starter = '/opt/Poczekalnia/resources/linux/start'

/**
 * A program that takes its time to end, and says whether it still has a screen then; `/out/up` says that it is there.
 */
const slowToEnd =
  'trap "sleep 1; wayland-info > /dev/null && echo screen-till-the-end; exit 3" TERM; ' + ': > /out/up; sleep 60 & wait'

/** A program that never ends by itself, in a session whose compositor is killed. */
const withoutCompositor = `${starter} sleep 60 & start=$!
until pgrep -x sleep > /dev/null; do sleep 0.1; done
pkill -KILL -x cage; wait $start`

const stopped = `rm -f /out/up; ${starter} sh -c '${slowToEnd}' & start=$!
until [ -e /out/up ]; do sleep 0.1; done
kill -TERM $start; wait $start; status=$?; ls "$XDG_RUNTIME_DIR" | grep session && echo left-behind; exit $status`

/**
 * How the session ends, which is what systemd hears: never 0 but where staff closed the program or the unit was
 * stopped.
 */
export async function statuses(debian: Debian): Promise<Line[]> {
  const status = async (what: string, script: string, wanted: (status: number) => boolean) => {
    const ended = await debian.run(script)
    return check(what, `status ${ended.status}`, ended.status !== null && wanted(ended.status))
  }
  const bare = await debian.run(`cage -- sh -c 'exit 75'`)
  const lines = [
    check('cage alone, its program ended with 75', `status ${bare.status}`, bare.status === 0 || bare.status === 75),
    await status('the program wants a fresh start (75)', `${starter} sh -c 'exit 75'`, (is) => is === 75),
    await status('the program crashed', `${starter} sh -c 'kill -SEGV $$'`, (is) => is === 139),
    await status('the program was killed', `${starter} sh -c 'kill -KILL $$'`, (is) => is === 137),
    await status('the program is not there', `${starter} /opt/nowhere`, (is) => is === 127),
    await status('the compositor was killed', withoutCompositor, (is) => is !== 0),
    await status('staff closed the program', `${starter} true`, (is) => is === 0),
  ]
  const stop = await debian.run(stopped)
  const tillTheEnd = stop.said.includes('screen-till-the-end')
  const order = tillTheEnd ? 'the program had its screen till it had ended' : 'the screen went first'
  const told = `status ${stop.status}, ${order}`
  const tidy = !stop.said.includes('left-behind')
  return [...lines, check('the unit is stopped', told, stop.status === 0 && tillTheEnd && tidy)]
}
