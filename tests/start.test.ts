import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cacheFolder } from '../src/effects/cache.js'
import { runBundle } from '../src/effects/run-bundle.js'

describe('a bundle', () => {
  let folder = ''
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'tongbao-start-')) })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const source = `(function (exports, require, module, __filename, __dirname, importModule) {
    const named = (name) => name + ' of ' + require('own:gift')
    exports.name = named(require('node:path').basename(__filename))
    exports.imported = importModule('node:os')
  })`
  const run = async (name: string) => {
    const path = join(folder, name)
    const { exports, keepCode } = runBundle(path, { 'own:gift': 'Node' })
    expect(exports).toMatchObject({ name: `${name} of Node` })
    expect(await (exports as { imported: Promise<unknown> }).imported).toHaveProperty('homedir')
    return { path, keepCode }
  }
  const keptOf = async (path: string) => (await readdir(folder)).map((file) => join(folder, file))
    .filter((file) => file.startsWith(`${path}.`))

  test('runs, and keeps its code once for this Node', async () => {
    await writeFile(join(folder, 'a.js'), source)
    const { path, keepCode } = await run('a.js')
    expect(await keptOf(path)).toEqual([])
    keepCode()
    const [kept = '', ...others] = await keptOf(path)
    expect(others).toEqual([])
    expect(kept).toContain(process.version)
    const { ino } = await stat(kept)
    ;(await run('a.js')).keepCode()
    expect((await stat(kept)).ino).toBe(ino)
  })

  test('runs though its code is damaged or another\'s, and keeps it anew', async () => {
    await writeFile(join(folder, 'b.js'), source)
    const { path, keepCode } = await run('b.js')
    keepCode()
    const [kept = ''] = await keptOf(path)
    const whole = await readFile(kept)
    const damages = [
      Buffer.alloc(0), Buffer.from('no code'), whole.subarray(0, -1), whole.subarray(100), Buffer.from(whole).fill(7, 200, 210)
    ]
    for (const damaged of damages) {
      await writeFile(kept, damaged)
      ;(await run('b.js')).keepCode()
      expect(await readFile(kept)).not.toEqual(damaged)
    }
    // of another source, V8 itself refuses it
    await writeFile(path, source.replace('exports.name', 'exports.longer = 1; exports.name'))
    expect(runBundle(path, { 'own:gift': 'Node' }).exports).toMatchObject({ longer: 1 })
  })

  // as where root has installed the program: the bundle is read, but nothing can be written beside it
  test('keeps its code in the cache folder where it may not beside it, and takes it from there if nobody else may write to it', async () => {
    const cache = join(folder, 'cache')
    vi.stubEnv('XDG_CACHE_HOME', cache)
    vi.stubEnv('HOME', cache)
    vi.stubEnv('LOCALAPPDATA', cache)
    await writeFile(join(folder, 'd.js'), source)
    const name = `d.js.${process.version}-${process.arch}`
    await mkdir(join(folder, name))
    const { keepCode } = await run('d.js')
    keepCode()
    const kept = join(cacheFolder(), 'code', name)
    const { ino, mtimeMs } = await stat(kept)
    ;(await run('d.js')).keepCode()
    expect(await stat(kept)).toMatchObject({ ino, mtimeMs })
    if (process.platform !== 'win32') {
      await chmod(join(cacheFolder(), 'code'), 0o777)
      ;(await run('d.js')).keepCode()
      expect((await stat(kept)).ino).not.toBe(ino)
    }
    vi.unstubAllEnvs()
  })

  test('runs where nothing can be kept', async () => {
    await writeFile(join(folder, 'c.js'), source)
    const { keepCode } = await run('c.js')
    await rm(join(folder, 'c.js'))
    await rm(folder, { recursive: true })
    expect(keepCode).not.toThrow()
  })
})
