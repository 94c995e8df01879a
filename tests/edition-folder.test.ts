import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { isSafeName } from '../src/edition/edition-name.js'
import { placeEdition, recoverEdition, recoverEditions } from '../src/effects/edition-folder.js'
import { ownMark, stateOf } from '../src/effects/owner.js'
import { sweep, withScratch } from '../src/effects/scratch.js'
import { Fault } from '../src/report.js'
import { sha256 } from '../src/text/hashes.js'
import { hashesIn, killAfter, runUntil } from './support/killed.js'

const home = await mkdtemp(join(tmpdir(), 'whole-'))
afterAll(() => rm(home, { recursive: true, force: true }))

/** An edition whose every file tells which one it is, with the record that a real one would have. */
function editionOf(letter: string, formats = ['pdf', 'epub', 'html']): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>(formats.map((format) => [`x.${format}`, Buffer.alloc(50_000, `${letter} ${format}`)]))
  const outputs = [...files].map(([name, content]) => ({ name, sha256: sha256(content), bytes: content.length }))
  return files.set('edition.json', Buffer.from(JSON.stringify({ tongbaoEdition: 1, letter, outputs })))
}

const hashesOf = (letter: string) => Object.fromEntries([...editionOf(letter)].map(([name, content]) => [name, sha256(content)]).sort())
const known = { A: hashesOf('A'), B: hashesOf('B') }
const note = 'someone\'s note'

/** Which edition a folder holds, whole; `none` where there is no folder. */
async function letterIn(folder: string): Promise<string> {
  const { 'notes.txt': _, ...found } = await hashesIn(folder)
  if (Object.keys(found).length === 0) return 'none'
  return Object.entries(known).find(([, hashes]) => JSON.stringify(hashes) === JSON.stringify(found))?.[0] ?? `a mix: ${JSON.stringify(found)}`
}

let out = ''
let folder = ''
beforeEach(async () => {
  out = await mkdtemp(join(home, 'out-'))
  folder = join(out, 'x')
})
const faultOf = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error instanceof Fault ? error.ruleId : error)
const workFolder = (name = 'x') => join(out, `.tongbao-${sha256(name).slice(0, 12)}`)
const dead = '4194304-1-' + ownMark.split('-')[2]

describe('kill -9 while an edition is put in place', { timeout: 300_000 }, () => {
  const program = join(home, 'place.mjs')
  const drive = (...args: string[]) => ({ args: [program, folder, ...args] })
  const steps = join(home, 'steps')

  beforeEach(async () => {
    await writeFile(join(home, 'editions.json'), JSON.stringify(['A', 'B'].map((letter) =>
      [...editionOf(letter)].map(([name, content]) => [name, Buffer.from(content).toString('base64')]))))
    await writeFile(program, `
      import { readFileSync } from 'node:fs'
      import { placeEdition, recoverEditions } from ${JSON.stringify(resolve('build/effects/edition-folder.js'))}
      const [folder, first, rounds] = process.argv.slice(2)
      const editions = JSON.parse(readFileSync(${JSON.stringify(join(home, 'editions.json'))}))
        .map((files) => new Map(files.map(([name, content]) => [name, Buffer.from(content, 'base64')])))
      console.log('ready')
      if (first === 'recover') await recoverEditions(folder + '/..')
      else for (let round = 0; round < Number(rounds); round += 1) await placeEdition(folder, editions[(Number(first) + round) % 2])
    `)
    await placeEdition(folder, editionOf('A'))
    await writeFile(join(folder, 'notes.txt'), note)
  })

  /** What must hold at any moment, and after the next run of any kind. */
  async function expectWhole(): Promise<string> {
    expect(await letterIn(folder)).toMatch(/^(A|B|none)$/)
    await recoverEditions(out)
    const letter = await letterIn(folder)
    expect(letter).toMatch(/^[AB]$/)
    expect(await readdir(out)).toEqual(['x'])
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe(note)
    return letter
  }

  test('before each single step, and in the middle of each file', async () => {
    expect(await runUntil(drive('1', '1'), { within: out, count: steps })).toBe(0)
    const count = Number(await readFile(steps, 'utf8'))
    expect(count).toBeGreaterThan(50)
    const found: string[] = []
    for (let at = 1; at <= count; at += 1) {
      await placeEdition(folder, editionOf('A'))
      expect(await runUntil(drive('1', '1'), { within: out, at })).toBe('SIGKILL')
      found.push(await expectWhole())
    }
    // first nothing has happened, in the end all has, and there is one moment at which it does
    expect(found.join('')).toMatch(/^A{30,}B{10,}$/)
  })

  test('before each step of the run that puts back what a killed one left', async () => {
    let between = 20
    while (await leaveAt(between) !== 'none') between += 1
    expect(await runUntil(drive('recover'), { within: out, count: steps })).toBe(0)
    const count = Number(await readFile(steps, 'utf8'))
    expect(count).toBeGreaterThan(10)
    for (let at = 1; at <= count; at += 1) {
      expect(await leaveAt(between)).toBe('none')
      expect(await runUntil(drive('recover'), { within: out, at })).toBe('SIGKILL')
      expect(await expectWhole()).toBe('A')
    }
  })

  /** What a run leaves, of the older edition A, that is killed at its step `at`. */
  async function leaveAt(at: number): Promise<string> {
    await recoverEditions(out)
    expect(await runUntil(drive('1', '1'), { within: out, at })).toBe('SIGKILL')
    return letterIn(folder)
  }

  test('at 60 random moments', async () => {
    for (let kill = 0; kill < 60; kill += 1) {
      expect(await killAfter(drive(String(kill % 2), '100000'), Math.random() * 60, 'ready')).toBe('SIGKILL')
      await expectWhole()
    }
  })
})

describe('what stands in the edition\'s folder', () => {
  beforeEach(() => placeEdition(folder, editionOf('A')))
  const kept: string[] = []
  const place = () => placeEdition(folder, editionOf('B', ['pdf', 'html']), (path) => kept.push(basename(path)))
  const names = async () => (await readdir(folder)).sort()

  test('of the older edition goes, also what the new one has not', async () => {
    expect(await place()).toEqual(['x.pdf', 'x.html', 'edition.json'].map((name) =>
      ({ path: join(folder, name), bytes: editionOf('B', ['pdf', 'html']).get(name)?.length })))
    expect(await names()).toEqual(['edition.json', 'x.html', 'x.pdf'])
    expect(kept).toEqual([])
  })

  test('and is not the program\'s own is kept: notes, folders, products that were changed or are folders', async () => {
    await writeFile(join(folder, 'notes.txt'), note)
    await writeFile(join(folder, 'x.kept-1.pdf'), 'signed before')
    await writeFile(join(folder, 'x.pdf'), 'signed')
    await writeFile(join(folder, 'x.epub'), 'edited')
    await rm(join(folder, 'x.html'))
    await mkdir(join(folder, 'x.html', 'deep'), { recursive: true })
    await place()
    expect(await names()).toEqual(['edition.json', 'notes.txt', 'x.epub', 'x.html', 'x.kept-1.html', 'x.kept-1.pdf', 'x.kept-2.pdf', 'x.pdf'])
    expect(kept.splice(0).sort()).toEqual(['x.kept-1.html', 'x.kept-2.pdf'])
    expect(await readFile(join(folder, 'x.kept-2.pdf'), 'utf8')).toBe('signed')
    expect(await readFile(join(folder, 'x.kept-1.pdf'), 'utf8')).toBe('signed before')
    expect(await readdir(join(folder, 'x.kept-1.html'))).toEqual(['deep'])
    await place()
    expect(kept).toEqual([])
  })

  test.each([['cut short', '{"tongbaoEdition": 1, "outputs": ['], ['another\'s', '{"outputs": []}']])(
    'a record that is %s tells nothing: everything is kept', async (_, record) => {
      await writeFile(join(folder, 'edition.json'), record)
      await place()
      expect(kept.splice(0).sort()).toEqual(['edition.kept-1.json', 'x.kept-1.html', 'x.kept-1.pdf'])
      expect(await names()).toHaveLength(7)
    })

  test('keeps its mode', async () => {
    await chmod(folder, 0o775)
    await place()
    expect((await lstat(folder)).mode & 0o777).toBe(0o775)
  })

  test.runIf(canMark())('as immutable keeps the older edition whole', async () => {
    for (const path of [join(folder, 'x.html'), folder]) {
      execFileSync('chattr', ['+i', path])
      const fault = await faultOf(place()).finally(() => execFileSync('chattr', ['-i', path]))
      expect(fault).toBe('out-unwritable')
      expect(await letterIn(folder)).toBe('A')
      expect(await readdir(out)).toEqual(['x'])
    }
  })

  test.runIf(canMark())('and may only be added to is told, as long as it is there', async () => {
    execFileSync('chattr', ['+a', join(folder, 'x.epub')])
    const stuck = join(workFolder(), 'old', 'x', 'x.epub')
    try {
      expect(await faultOf(place())).toBe('out-untidy')
      expect(await names()).toEqual(['edition.json', 'x.html', 'x.pdf'])
      expect(await faultOf(placeEdition(folder, editionOf('A')))).toBe('out-untidy')
      expect(await names()).toEqual(['edition.json', 'x.html', 'x.pdf'])
    } finally {
      execFileSync('chattr', ['-a', stuck])
    }
    await placeEdition(folder, editionOf('A'))
    expect(await letterIn(folder)).toBe('A')
    expect(await readdir(out)).toEqual(['x'])
  })

  test('where another file than an edition was left in the work folder is told, and both stay', async () => {
    await mkdir(join(workFolder(), 'old'), { recursive: true })
    await writeFile(join(workFolder(), `owner-${dead}`), '')
    await writeFile(join(workFolder(), 'old', 'x'), note)
    expect(await faultOf(place())).toBe('out-untidy')
    expect(await letterIn(folder)).toBe('A')
    expect(await readFile(join(workFolder(), 'old', 'x'), 'utf8')).toBe(note)
  })

  test.runIf(process.getuid?.() !== 0)('of a folder that may not be written', async () => {
    await chmod(folder, 0o555)
    expect(await faultOf(place())).toBe('out-unwritable')
    await chmod(folder, 0o755)
    expect(await letterIn(folder)).toBe('A')
    expect(await readdir(out)).toEqual(['x'])
  })

  test('where a file or a link is in the place of the folder, it stays', async () => {
    await rename(folder, join(out, 'elsewhere'))
    for (const stand of [() => symlink(join(out, 'elsewhere'), folder), () => writeFile(folder, note)]) {
      await stand()
      expect(await faultOf(place())).toBe('out-unwritable')
      await unlink(folder)
      expect(await readdir(out)).toEqual(['elsewhere'])
    }
    expect(await letterIn(join(out, 'elsewhere'))).toBe('A')
  })

  /** Whether this machine, user and file system can mark a file as immutable. */
  function canMark(): boolean {
    try {
      execFileSync('sh', ['-c', 'cd "$0" && touch mark && chattr +i mark && chattr -i mark && rm mark', home], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
})

describe('runs that meet', () => {
  const lock = async (mark: string) => {
    await mkdir(join(workFolder(), 'old'), { recursive: true })
    await writeFile(join(workFolder(), `owner-${mark}-abcdef`), '')
  }

  test('of one edition wait for each other, and the last is there', async () => {
    const letters = ['A', 'B', 'A', 'B', 'A', 'B']
    await Promise.all(letters.map((letter) => placeEdition(folder, editionOf(letter))))
    expect(await letterIn(folder)).toMatch(/^[AB]$/)
    expect(await readdir(out)).toEqual(['x'])
  })

  test('in two processes as well', async () => {
    const program = join(home, 'two.mjs')
    await writeFile(program, `
      import { placeEdition } from ${JSON.stringify(resolve('build/effects/edition-folder.js'))}
      const record = Buffer.from(JSON.stringify({ tongbaoEdition: 1, outputs: [] }))
      for (let round = 0; round < 40; round += 1) await placeEdition(process.argv[2], new Map([['edition.json', record]]))
    `)
    const runs = [1, 2, 3].map(() => runUntil({ args: [program, folder] }, { within: '/nowhere' }))
    expect(await Promise.all(runs)).toEqual([0, 0, 0])
    expect(await readdir(out)).toEqual(['x'])
  })

  test('wait for one that lives, and say so when it goes on', async () => {
    await placeEdition(folder, editionOf('A'))
    await lock(ownMark)
    setTimeout(() => void rm(workFolder(), { recursive: true }), 300)
    await recoverEdition(folder)
    expect(await readdir(out)).toEqual(['x'])
    await lock(ownMark)
    expect(await faultOf(placeEdition(folder, editionOf('B')))).toBe('out-busy')
    expect(await letterIn(folder)).toBe('A')
    await recoverEditions(out)
    expect((await readdir(out)).sort()).toEqual([basename(workFolder()), 'x'])
  })

  test.each([
    ['a process that is gone', dead],
    ['another process of the same number', ownMark.replace(/-\d+-/, '-1-')]
  ])('take over from %s', async (_, mark) => {
    if (mark !== dead && process.platform !== 'linux') return
    await lock(mark)
    await placeEdition(join(workFolder(), 'old', 'x'), editionOf('A'))
    await recoverEdition(folder)
    expect(await letterIn(folder)).toBe('A')
    expect(await readdir(out)).toEqual(['x'])
  })

  test('leave another machine\'s alone for a day', async () => {
    await lock('1-1-00000000')
    await recoverEditions(out)
    expect(await readdir(out)).toEqual([basename(workFolder())])
    await utimes(workFolder(), 0, 0)
    await recoverEditions(out)
    expect(await readdir(out)).toEqual([])
  })

  test('take nothing for a work folder that is none', async () => {
    const outside = await mkdtemp(join(home, 'outside-'))
    await mkdir(join(outside, 'old', 'x'), { recursive: true })
    await symlink(outside, workFolder())
    await mkdir(join(out, `.tongbao-somebody-else-${dead}`))
    await writeFile(`${workFolder()}-${dead}-abcdef`, note)
    await mkdir(workFolder('y'))
    await symlink(join(outside, 'old'), join(workFolder('y'), 'old'))
    const before = (await readdir(out)).sort()
    await recoverEditions(out)
    expect((await readdir(out)).sort()).toEqual(before.filter((name) => !name.includes('somebody')))
    expect(await readdir(join(outside, 'old'))).toEqual(['x'])
  })
})

describe('the scratch folders', () => {
  test('of killed runs are swept, no other\'s and nothing else', async () => {
    const left = await Promise.all([dead, ownMark, '1-1-00000000'].map((mark) => mkdtemp(join(tmpdir(), `tongbao-${mark}-`))))
    const other = await mkdtemp(join(tmpdir(), 'tongbao-dead-'))
    const link = join(tmpdir(), `tongbao-${dead}-LinkAA`)
    await symlink(other, link)
    await sweep()
    const there = await readdir(tmpdir())
    expect(left.map((path) => there.includes(basename(path)))).toEqual([false, true, true])
    expect(there).toEqual(expect.arrayContaining([basename(other), basename(link)]))
    await Promise.all([...left, other, link].map((path) => rm(path, { recursive: true, force: true })))
  })

  test('tell whose they are, and go', async () => {
    const path = await withScratch('a.pdf', Buffer.of(1), async (file) => {
      expect(basename(join(file, '..'))).toContain(ownMark)
      return file
    })
    await expect(lstat(join(path, '..'))).rejects.toThrow('ENOENT')
  })

  test('a mark tells the living from the dead', () => {
    expect([ownMark, dead, '1-1-00000000', `0-0-${ownMark.split('-')[2]}`].map(stateOf)).toEqual(['alive', 'gone', 'unknown', 'gone'])
    expect(hostname()).not.toBe('')
  })
})

describe('the name of an edition', () => {
  test.each(['2019-14', '关于做好脱贫攻坚工作的通报', '第14期（总第210期）', 'a.b', 'console', 'COM10', 'a b', '-x', '文'.repeat(76)])('%s', (name) => {
    expect(isSafeName(name)).toBe(true)
  })
  test.each([
    '', '.', '..', '.x', 'a/b', 'a\\b', 'a:b', 'a*', 'a.', 'a ', 'CON', 'nul', 'Com1', 'LPT9.x', 'aux .y', 'conin$',
    'a\0', 'a\nb', 'a\u001b[2J', 'a\u202eb', 'a\ufffd', '文'.repeat(77)
  ])('%j is none', (name) => {
    expect(isSafeName(name)).toBe(false)
  })
})
