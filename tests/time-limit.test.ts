import { readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openHelper } from '../src/effects/helper.js'
import { openOutside } from '../src/effects/outside.js'
import { within } from '../src/effects/time-limit.js'
import { buildOne } from '../src/job.js'
import { defaults } from '../src/settings.js'

const tooSlow = { ruleId: 'document-too-slow' }

describe('work on this thread', () => {
  test('gives its result, and throws what it throws', () => {
    const result = { deep: [1] }
    expect(within(5, () => result)).toBe(result)
    expect(() => within(5, () => { throw new RangeError('own') })).toThrow(new RangeError('own'))
  })

  test.each<[string, () => unknown]>([
    ['a loop', () => { for (;;); }],
    ['a regular expression', () => /^(a+)+$/.test(`${'a'.repeat(64)}b`)],
    ['a loop that catches everything', () => { for (;;) try { JSON.parse('{') } catch { /* goes on */ } }]
  ])('ends %s', (_, work) => {
    expect(() => within(0.05, work)).toThrow(expect.objectContaining(tooSlow))
  })
})

test('a helper gives up what takes too long, and does the rest', async () => {
  const helper = openHelper(pathToFileURL(resolve('build/bin/helper-thread.js')), 1500)
  // some seconds' work
  const slow = helper.deflate(Buffer.alloc(2 ** 30))
  const heard = expect(slow).rejects.toMatchObject(tooSlow)
  const quick = new Promise((done) => { setTimeout(done, 1000) }).then(() => helper.deflate(Buffer.from('quick')))
  await heard
  expect(await quick).toBeInstanceOf(Uint8Array)
  await helper.close()
}, 30_000)

test('a document that is read for too long is refused, and the next one is published', async () => {
  const outside = await openOutside({})
  const job = { path: 'content/2019-14.md', sourcePath: 'x.md', folder: 'dist/too-slow', settings: { ...defaults, formats: ['html'] as const } }
  const hasty = (path: string) => ({ ...outside.worldFor(path), within: <T>(seconds: number, work: () => T) => within(seconds / 5_000_000, work) })
  const [slow, next] = [await buildOne(job, { ...outside, worldFor: hasty }), await buildOne(job, outside)]
  expect(slow.findings.map(({ id, severity }) => [id, severity])).toEqual([['document-too-slow', 'error']])
  expect([slow.products, next.products.length]).toEqual([[], 3])
  expect((await readFile('dist/too-slow/2019-14.html')).length).toBeGreaterThan(0)
  await outside.close()
  await rm('dist/too-slow', { recursive: true })
})
