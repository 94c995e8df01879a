import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOutside } from '../src/effects/outside.js'
import { placeEditions } from '../src/effects/operands.js'
import { buildOne } from '../src/job.js'
import { exitCodeOf } from '../src/outcome.js'
import { Fault } from '../src/report.js'
import { defaults } from '../src/settings.js'
import type { Outside } from '../src/world.js'

let [outside, folder]: [Outside | undefined, string] = [undefined, '']
beforeAll(async () => {
  outside = await openOutside({})
  folder = await mkdtemp(join(tmpdir(), 'tongbao-job-'))
})
afterAll(async () => {
  await outside?.close()
  await rm(folder, { recursive: true, force: true })
})

function real(): Outside {
  if (!outside) throw new Error('not open')
  return outside
}

const job = { path: 'content/2019-14.md', sourcePath: 'x.md', settings: { ...defaults, formats: ['html'] as const } }

describe('a job never rejects', () => {
  test('what it gives is plain data', async () => {
    const outcome = await buildOne({ ...job, folder, isTimed: true }, real())
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
    expect(outcome.products.map(({ path }) => path)).toContain(join(folder, '2019-14.html'))
    expect(exitCodeOf([outcome])).toBe(0)
  })

  test('a web page alone is neither printed nor archived', async () => {
    const { times, pages } = await buildOne({ ...job, folder, isTimed: true }, real())
    expect([Object.keys(times ?? {}), pages]).toEqual([['document', 'fonts', 'html', 'html proof', 'record'], undefined])
  })

  test('a fault of the run is its outcome', async () => {
    const refuse = () => Promise.reject(new Fault('out-unwritable', folder, 'ENOSPC'))
    const outcome = await buildOne({ ...job, folder }, { ...real(), place: refuse })
    expect([outcome.findings.map(({ id }) => id), exitCodeOf([outcome])]).toEqual([['out-unwritable'], 2])
  })

  test.each<[string, unknown]>([['an error', new TypeError('no such thing\nat all')], ['a text', 'no such thing']])(
    'an exception that nobody expected, %s, says where its trace is', async (_, thrown) => {
      const throwing = () => { throw thrown }
      const outcome = await buildOne({ ...job, folder }, { ...real(), worldFor: throwing })
      const [finding, ...others] = outcome.findings
      expect([finding?.id, finding?.severity, others, exitCodeOf([outcome])]).toEqual(['internal', 'fault', [], 2])
      expect(finding?.values[0]).toBe('no such thing')
      expect(await readFile(String(finding?.values[1]), 'utf8')).toContain('no such thing')
    }
  )
})

describe('editions lie below out as documents lie below their root', () => {
  const foldersOf = (paths: string[], root?: string) => placeEditions(paths, 'dist', root).map(({ folder: place, sourcePath }) => [place, sourcePath])

  test('the folder that they share, or the root that is named', () => {
    expect(foldersOf(['content/14.md'])).toEqual([['dist/14', '../../content/14.md']])
    expect(foldersOf(['content/a/14.md', 'content/b/14.md', './content/a/14.md'])).toEqual([
      ['dist/a/14', '../../../content/a/14.md'], ['dist/b/14', '../../../content/b/14.md']
    ])
    expect(foldersOf(['content/ab/1.md', 'content/a/1.md']).map(([place]) => place)).toEqual(['dist/ab/1', 'dist/a/1'])
    expect(foldersOf(['content/a/14.md'], '.')).toEqual([['dist/content/a/14', '../../../../content/a/14.md']])
  })

  test.each<[string, string[], string | undefined, string]>([
    ['one folder for two', ['a/x.md', 'a/x.markdown'], undefined, 'out-collision'],
    ['names that some file systems take for one', ['a/x.md', 'a/X.md'], undefined, 'out-collision'],
    ['one edition in another\'s folder', ['a/x.md', 'a/x/y.md'], undefined, 'out-collision'],
    ['a document outside the root', ['a/x.md'], 'b', 'usage']
  ])('%s is refused', (_, paths, root, id) => {
    let found: unknown
    try {
      placeEditions(paths, 'dist', root)
    } catch (error) {
      found = error
    }
    expect((found as Fault).ruleId).toBe(id)
  })
})
