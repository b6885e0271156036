import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
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

test('the unit runs the program in cage, brings it back, and leaves it when staff close it', () => {
  const unit = readFileSync(join(import.meta.dirname, 'linux/poczekalnia-kiosk.service'), 'utf8')
  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/cage /m)
  expect(unit).toMatch(/^Restart=on-failure$/m)
  expect(unit).toMatch(/^Environment=POCZEKALNIA_SUPERVISED=1$/m)
  expect(unit).toMatch(/^StartLimitIntervalSec=0$/m)
  const product = config.productName
  for (const file of ['linux/session', 'after-install.sh'])
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(`/opt/${product}`)
})

test('the scripts of the package hold nothing that electron-builder would take for a macro of its own', () => {
  for (const file of ['after-install.sh', 'after-remove.sh'])
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).not.toMatch(/\$\{/)
})
