import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const app = join(import.meta.dirname, '..')
const config = parse(readFileSync(join(app, 'electron-builder.yaml'), 'utf8'))
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const library = fromBuilder.resolve('app-builder-lib/package.json')

test("electron-builder's own schema takes the configuration", () => {
  const fromLibrary = createRequire(library)
  const { default: Ajv } = fromLibrary('ajv')
  const schema = JSON.parse(readFileSync(join(library, '../scheme.json'), 'utf8'))
  const check = new Ajv({ strict: false, allErrors: true }).compile(schema)
  check(config)
  expect(check.errors ?? []).toEqual([])
  check({ ...config, electronFusez: {} })
  expect(check.errors, 'the schema does look').not.toBeNull()
})

test('every file that it names is there', () => {
  const named: string[] = [config.deb.afterInstall, config.deb.afterRemove, config.linux.extraResources[0].from]
  for (const file of named) expect(existsSync(join(app, file)), file).toBe(true)
})

test('the fuses close what nobody needs: Node by the back door, foreign code, file addresses', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('what a machine gets: a package for x64 and arm64, an installer for Windows', () => {
  expect(config.linux.target).toEqual([{ target: 'deb', arch: ['x64', 'arm64'] }])
  expect(config.win.target).toEqual([{ target: 'nsis', arch: ['x64'] }])
})

const linux = join(import.meta.dirname, 'linux')
const units = [
  join(linux, 'poczekalnia-kiosk.service'),
  join(app, '../../packaging/poczekalnia-kiosk-browser.service'),
].map((file) => ({ name: basename(file), unit: readFileSync(file, 'utf8') }))

test.each(units)('$name runs the program in cage, brings it back, and leaves it when staff close it', ({ unit }) => {
  expect(unit).toMatch(/^ExecStart=\/opt\/\S+\/linux\/start \//m)
  expect(unit).toMatch(/^Restart=on-failure$/m)
  expect(unit).toMatch(/^StartLimitIntervalSec=0$/m)
  // A stop is for `start` to carry on: the program ends before its screen does.
  expect(unit).toMatch(/^KillMode=mixed$/m)
  expect(unit).toMatch(/^RuntimeDirectory=poczekalnia-kiosk$/m)
  expect(unit).toMatch(/^Environment=WLR_LIBINPUT_NO_DEVICES=1$/m)
})

test.each(units)('$name lets JavaScript be compiled: Node 26 aborts under MemoryDenyWriteExecute', ({ unit }) => {
  expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m)
})

test("the package's unit starts the package's program, which knows that it is supervised", () => {
  const [{ unit }] = units as [(typeof units)[0]]
  const [, start, program] = unit.match(/^ExecStart=(\S+) (\S+) --ozone-platform=wayland$/m)!
  const opt = `/opt/${config.productName}`
  expect([start, program]).toEqual([`${opt}/resources/linux/start`, `${opt}/${config.executableName}`])
  expect(unit).toMatch(/^Environment=POCZEKALNIA_SUPERVISED=1$/m)
  expect(readFileSync(join(import.meta.dirname, 'after-install.sh'), 'utf8')).toContain(opt)
  for (const script of ['start', 'session']) accessSync(join(linux, script), constants.X_OK)
})

test('what cage needs comes with it: cage 0.1 does not start without Xwayland and does not ask for it', () => {
  expect(config.deb.depends).toEqual(expect.arrayContaining(['cage', 'xwayland']))
  expect(config.deb.recommends).toContain('wlr-randr')
})

test('the scripts of the package hold nothing that electron-builder would take for a macro of its own', () => {
  for (const file of ['after-install.sh', 'after-remove.sh'])
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).not.toMatch(/\$\{/)
})
