import { chmod, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpackChromium } from '../src/effects/chromium.js'

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the browser of the lockfile', () => {
  let cache: string
  let path: string

  beforeAll(async () => { cache = await mkdtemp(join(tmpdir(), 'chromium-test-')) })
  afterAll(() => rm(cache, { recursive: true, force: true }))

  it('is unpacked whole, though two begin at once', async () => {
    const [first, second] = await Promise.all([unpackChromium(cache), unpackChromium(cache)])
    path = first.path
    expect(second).toEqual(first)
    expect(await readdir(cache)).toHaveLength(1)
    expect((await stat(dirname(path))).mode & 0o077).toBe(0)
  }, 60_000)

  it('is unpacked again when damaged', async () => {
    const { size } = await stat(path)
    await truncate(path, 1000)
    expect((await unpackChromium(cache)).path).toBe(path)
    expect((await stat(path)).size).toBe(size)
    await rm(join(dirname(path), 'lib/libnss3.so'))
    await unpackChromium(cache)
    expect((await stat(join(dirname(path), 'lib/libnss3.so'))).size).toBeGreaterThan(0)
  }, 60_000)

  it('is not run from a folder that others may write to', async () => {
    await chmod(dirname(path), 0o777)
    await expect(unpackChromium(cache)).rejects.toMatchObject({ ruleId: 'browser-missing' })
  })
})
