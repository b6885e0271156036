import { expect, test } from 'vitest'
import { joined } from './join.ts'

const of = (office: string, value: number) =>
  `# HELP a A.\n# TYPE a gauge\na{office="${office}"} ${value}\n# HELP b B.\n# TYPE b gauge\n` +
  `b{office="${office}"} ${value}\n`

test('figures of several offices stand together, each under one head', () => {
  expect(joined([of('x', 1), of('y', 2)])).toBe(
    '# HELP a A.\n# TYPE a gauge\na{office="x"} 1\na{office="y"} 2\n# HELP b B.\n# TYPE b gauge\n' +
      'b{office="x"} 1\nb{office="y"} 2\n',
  )
  expect(joined(['', of('x', 1)])).toBe(of('x', 1))
  expect(joined([])).toBe('')
})
