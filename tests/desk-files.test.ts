import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { closeText, openText } from '../src/desk/text-form.js'
import { openDrafts } from '../src/effects/desk-drafts.js'
import { expandDocuments } from '../src/effects/operands.js'
import { lookAtDocument, saveDocument } from '../src/effects/save-document.js'
import { watchFiles } from '../src/effects/watch-files.js'
import { runUntil } from './support/killed.js'

const home = await mkdtemp(join(tmpdir(), 'desk-files-'))
afterAll(() => rm(home, { recursive: true, force: true }))

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(home, 'in-'))
  file = join(folder, 'a.md')
  await writeFile(file, 'old\n')
})
const hashOf = async (path: string) => (await lookAtDocument(path)).hash

describe('saving', () => {
  test('keeps mode and link, and leaves nothing beside the file', async () => {
    await chmod(file, 0o640)
    const link = join(folder, 'link.md')
    await symlink('a.md', link)
    expect(await saveDocument(link, Buffer.from('new\n'), await hashOf(link))).toBeUndefined()
    expect(await readFile(file, 'utf8')).toBe('new\n')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect((await stat(file)).mode & 0o777).toBe(0o640)
    expect((await readdir(folder)).sort()).toEqual(['a.md', 'link.md'])
  })

  test('gives what another has saved meanwhile, and writes nothing', async () => {
    const before = await hashOf(file)
    await writeFile(file, 'theirs\n')
    expect(Buffer.from((await saveDocument(file, Buffer.from('mine\n'), before))?.bytes ?? []).toString()).toBe('theirs\n')
    await rm(file)
    expect(await saveDocument(file, Buffer.from('mine\n'), before)).toEqual({ bytes: undefined, hash: '' })
    expect(await readdir(folder)).toEqual([])
    expect(await saveDocument(file, Buffer.from('mine\n'), '')).toBeUndefined()
    expect(await readFile(file, 'utf8')).toBe('mine\n')
  })

  test('says why it cannot, and the file is as it was', async () => {
    await rm(file)
    await mkdir(file)
    await expect(saveDocument(file, Buffer.from('new'), '')).rejects.toMatchObject({ ruleId: 'save-refused' })
    await expect(saveDocument(join(folder, 'none', 'a.md'), Buffer.from('new'), '')).rejects.toMatchObject({ ruleId: 'save-refused', values: [join(folder, 'none', 'a.md'), 'ENOENT'] })
  })

  // a limit on the size of files refuses as a full disk does, in the midst of writing
  test.skipIf(process.platform === 'win32')('on a full disk leaves the file whole', async () => {
    const program = `import { saveDocument, lookAtDocument } from ${JSON.stringify(resolve('build/effects/save-document.js'))}
      const { hash } = await lookAtDocument(${JSON.stringify(file)})
      await saveDocument(${JSON.stringify(file)}, Buffer.alloc(100_000, 'x'), hash).then(() => console.log('saved'), ({ ruleId, values }) => console.log(ruleId, values[1]))`
    const child = spawn('sh', ['-c', 'ulimit -f 16; trap "" XFSZ; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(child.stdout, 'data')
    expect(String(said).trim()).toBe('save-refused EFBIG')
    expect([await readFile(file, 'utf8'), await readdir(folder)]).toEqual(['old\n', ['a.md']])
  })

  test('kill -9 before each step, and in the midst of writing: the file is the old one or the new one', async () => {
    const program = join(home, 'save.mjs')
    await writeFile(program, `import { lookAtDocument, saveDocument } from ${JSON.stringify(resolve('build/effects/save-document.js'))}
      const { hash } = await lookAtDocument(${JSON.stringify(file)})
      await saveDocument(${JSON.stringify(file)}, Buffer.from('new\\n'.repeat(5000)), hash)`)
    const steps = join(home, 'steps')
    expect(await runUntil({ args: [program] }, { within: folder, count: steps })).toBe(0)
    const count = Number(await readFile(steps, 'utf8'))
    expect(count).toBeGreaterThan(10)
    const found = new Set<string>()
    for (let at = 1; at <= count; at += 1) {
      await writeFile(file, 'old\n')
      expect(await runUntil({ args: [program] }, { within: folder, at })).toBe('SIGKILL')
      const text = await readFile(file, 'utf8')
      expect(['old\n', 'new\n'.repeat(5000)]).toContain(text)
      found.add(text.slice(0, 3))
    }
    expect([...found].sort()).toEqual(['new', 'old'])
    // what those left goes with the next save
    await saveDocument(file, Buffer.from('last\n'), await hashOf(file))
    expect(await readdir(folder)).toEqual(['a.md'])
  })
})

describe('the form of a text', () => {
  test.each([['lf', 'a\nb\n'], ['crlf', 'a\r\nb\r\n'], ['mark', '\ufeffa\nb'], ['empty', '']])('%s is kept', (_, text) => {
    const { text: edited, form } = openText(Buffer.from(text))
    expect(edited).not.toMatch(/[\r\ufeff]/)
    expect(Buffer.from(closeText(edited, form)).toString()).toBe(text)
  })

  test('mixed line ends and GB 18030 are told', () => {
    expect(openText(Buffer.from('a\r\nb\n')).form.isMixed).toBe(true)
    expect(openText(Uint8Array.of(0xcd, 0xa8, 0xb1, 0xa8))).toMatchObject({ text: '通报', isUtf8: false })
  })
})

describe('watching', () => {
  test('hears of what is written, replaced, deleted and back, once for a burst, and of nothing else', async () => {
    const heard: string[] = []
    const picture = join(folder, 'p.png')
    await writeFile(picture, '1')
    const stop = watchFiles([file], () => [picture], (path) => heard.push(path))
    const after = async (work: () => Promise<unknown>): Promise<number> => {
      heard.length = 0
      await work()
      await new Promise((done) => setTimeout(done, 400))
      return heard.length
    }
    try {
      expect(await after(async () => undefined)).toBe(0)
      expect(await after(() => writeFile(file, 'in place\n'))).toBe(1)
      expect(await after(async () => {
        await writeFile(join(folder, 'fresh'), 'replaced\n')
        await rename(join(folder, 'fresh'), file)
      })).toBe(1)
      expect(await after(() => rm(file))).toBe(1)
      expect(await after(() => writeFile(file, 'back\n'))).toBe(1)
      expect(await after(() => writeFile(picture, '22'))).toBe(1)
      expect(await after(() => writeFile(join(folder, 'other.md'), ''))).toBe(0)
      const burst = await after(async () => { for (let round = 0; round < 10; round += 1) await writeFile(file, `${round}`.repeat(round + 1)) })
      expect(burst).toBeGreaterThanOrEqual(1)
      expect(burst).toBeLessThan(4)
    } finally {
      stop()
    }
  })
})

test('drafts outlive the program, for their user alone, and go', async () => {
  const cache = join(home, 'cache')
  await openDrafts(cache).keep(file, 'typed')
  expect(await openDrafts(cache).read(file)).toBe('typed')
  const [name = ''] = await readdir(join(cache, 'drafts'))
  expect((await stat(join(cache, 'drafts', name))).mode & 0o777).toBe(0o600)
  await openDrafts(cache).keep(file, undefined)
  expect([await openDrafts(cache).read(file), await readdir(join(cache, 'drafts'))]).toEqual([undefined, []])
})

test('a folder stands for its documents: not what links lead to, not the editions', async () => {
  const [out, outside] = [join(folder, 'dist'), await mkdtemp(join(home, 'out-'))]
  await writeFile(join(outside, 'secret.md'), '')
  await symlink(outside, join(folder, 'away'))
  await symlink(join(outside, 'secret.md'), join(folder, 'b.md'))
  await mkdir(out)
  await writeFile(join(out, 'README.md'), '')
  expect(await expandDocuments([folder], out)).toEqual([file])
  await expect(expandDocuments([out], out)).rejects.toMatchObject({ ruleId: 'file-missing' })
})
