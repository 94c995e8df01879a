import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = resolve('build/bin/tongbao.js')
const bulletin = await readFile('content/2019-14.md', 'utf8')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongbao-cli-'))
  await writeFile(join(folder, 'good.md'), bulletin)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Outcome { code: number, out: string, err: string }

/** Runs the program, or another one that gets the command line for it. */
function tongbao(args: readonly string[], env: Record<string, string> = {}, through: readonly string[] = []): Promise<Outcome> {
  return new Promise((done) => {
    const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8', ...env } }
    const [first = '', ...rest] = [...through, process.execPath, program, ...args]
    execFile(first, rest, options, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })
}

/** One finding on one line, nothing that looks like a stack. */
function expectOneLine({ out, err }: Outcome, id: string, place = ''): void {
  const lines = (out + err).trim().split('\n').filter((line) => !line.includes('(browser-unsandboxed)'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`(${id})`)
  expect(lines[0]).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}`))
  expect(out + err).not.toMatch(/\n\s+at /)
}

describe('tongbao build', () => {
  test('publishes the bulletin whole, says what it wrote, and leaves nothing beside it', async () => {
    const { code, out } = await tongbao(['build', 'good.md', '--out', 'made'])
    expect(code).toBe(0)
    expect(out).toMatch(/made\/good\/good\.pdf {2}\d+ kB {2}1[01] pages/)
    expect((await readdir(join(folder, 'made', 'good'))).sort()).toEqual(['edition.json', 'good.epub', 'good.html', 'good.metadata.xml', 'good.pdf'])
  })

  test('--json, --format, several files and globs at once; one bad document does not stop the others', async () => {
    await mkdir(join(folder, 'many'), { recursive: true })
    for (const name of ['a', 'b']) await writeFile(join(folder, 'many', `${name}.md`), bulletin)
    await writeFile(join(folder, 'many', 'bad.md'), bulletin.replace('form: 刊物\n', ''))
    const { code, out } = await tongbao(['build', 'many/*.md', 'missing.md', '--json', '--format', 'html'])
    expect(code).toBe(2)
    const { outcomes: results } = JSON.parse(out) as { outcomes: { source: string, products: { path: string }[], findings: { id: string }[] }[] }
    expect(results.map(({ source, products }) => [source, products.map(({ path }) => path)])).toEqual([
      ['many/a.md', ['dist/many/a/a.html', 'dist/many/a/a.metadata.xml', 'dist/many/a/edition.json']],
      ['many/b.md', ['dist/many/b/b.html', 'dist/many/b/b.metadata.xml', 'dist/many/b/edition.json']],
      ['many/bad.md', []], ['missing.md', []]
    ])
    expect(results.slice(2).map(({ findings }) => findings.map(({ id }) => id))).toEqual([
      ['front-matter-key-missing'], ['file-missing']
    ])
  })

  test('the browser that is started before the command line is read leaves nothing behind', async () => {
    const scratch = join(folder, 'scratch')
    await mkdir(scratch)
    const stray = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name))
      .filter((pid) => { try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${scratch}`) } catch { return false } })
    for (const args of [['build', '--fast'], ['build', 'missing.md'], ['build', 'good.md', '--format', 'html']]) {
      await tongbao(args, { TMPDIR: scratch })
      expect(await readdir(scratch)).toEqual([])
      if (process.platform === 'linux') await expect.poll(stray).toEqual([])
    }
  })

  test('findings and help speak Chinese where the locale does', async () => {
    const { err } = await tongbao(['build', 'missing.md'], { LC_ALL: 'zh_CN.UTF-8' })
    expect(err).toContain('找不到文件 missing.md')
    expect((await tongbao(['--help'], { LC_ALL: 'zh_CN.UTF-8' })).out).toContain('退出码')
    expect((await tongbao(['--help'])).out).toContain('Exit code')
  })
})

describe('tongbao fonts', () => {
  test('shows which file serves each class of face, for people and for programs', async () => {
    const { code, out } = await tongbao(['fonts'])
    expect(code).toBe(0)
    expect(out.trim().split('\n').map((line) => line.slice(0, 3).trim())).toEqual(['仿宋', '楷体', '黑体', '宋体', '小标宋', '后备'])
    const { faces } = JSON.parse((await tongbao(['fonts', '--json'])).out) as { faces: Record<string, { file: { name: string } }> }
    for (const { file } of Object.values(faces)) expect(out).toContain(file.name)
  })
})

describe('bad input gives one line, the right exit code, no stack', () => {
  const bad: [what: string, name: string, content: string | Uint8Array, id: string, place: string][] = [
    ['not UTF-8', 'gb.md', Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xb1, 0xa8), 'encoding', 'gb.md:2:1'],
    ['front matter absent', 'bare.md', '正文。\n', 'front-matter-missing', 'bare.md:1:1'],
    ['front matter broken', 'broken.md', bulletin.replace('printingDate: ', 'printingDate: "'), 'front-matter-syntax', 'broken.md:'],
    ['a wrong type', 'type.md', bulletin.replace('date: 2019年4月26日', 'date: [1]'), 'front-matter-type', 'type.md:6:1'],
    ['an empty body', 'empty.md', bulletin.slice(0, bulletin.indexOf('\n\n') + 1), 'body-empty', 'empty.md:'],
    ['an empty file', 'nothing.md', '', 'front-matter-missing', 'nothing.md:1:1'],
    ['a 5 MB document', 'large.md', bulletin + '为人民服务。\n\n'.repeat(260_000), 'document-too-large', 'large.md:1:1'],
    ['a line of 1 MB', 'line.md', bulletin + '为人民服务'.repeat(70_000), 'line-too-long', 'line.md:'],
    ['an unknown form', 'form.md', bulletin.replace('form: 刊物', 'form: ode'), 'form-unknown', 'form.md:2:1'],
    ['a picture outside', 'outside.md', bulletin + '\n![会场](../../etc/hostname)\n', 'picture-missing', 'outside.md:']
  ]
  test.each(bad)('%s', async (_, name, content, id, place) => {
    await writeFile(join(folder, name), content)
    const outcome = await tongbao(['build', name])
    expectOneLine(outcome, id, place)
    expect(outcome.code).toBe(1)
  })

  test('a picture behind a link that leads outside', async () => {
    await symlink('/etc/hostname', join(folder, 'link.png')).catch(() => undefined)
    await writeFile(join(folder, 'link.md'), bulletin + '\n![会场](link.png)\n')
    const outcome = await tongbao(['build', 'link.md'])
    expectOneLine(outcome, 'picture-missing', 'link.md:')
    expect(outcome.code).toBe(1)
  })

  const faults: [what: string, args: string[], id: string, env?: Record<string, string>][] = [
    ['a missing file', ['build', 'none.md'], 'file-missing'],
    ['a directory', ['build', '.'], 'file-unreadable'],
    ['a glob that fits nothing', ['build', 'none/*.md'], 'file-missing'],
    ['no file at all', ['build'], 'operand-missing'],
    ['a word too many', ['errata', '1', '2', '3'], 'operand-extra'],
    ['a port that is none', ['desk', '--port', 'x'], 'usage'],
    ['an unknown command', ['bild'], 'command-unknown'],
    ['an unknown flag', ['build', 'good.md', '--fast'], 'option-unknown'],
    ['an option without its value', ['build', 'good.md', '--out'], 'option-value'],
    ['an unknown format', ['build', 'good.md', '--format', 'docx'], 'settings-invalid'],
    ['a missing settings file', ['build', 'good.md', '--config', 'none.json'], 'settings-invalid'],
    ['no browser', ['build', 'good.md'], 'browser-missing', { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chromium' }],
    ['no folder for scratch', ['build', 'good.md'], 'own-folder-unwritable', { TMPDIR: '/nowhere/at/all' }],
    ['no folder for the browser', ['build', 'good.md'], 'own-folder-unwritable', { XDG_CACHE_HOME: '/proc/tongbao' }],
    ['an --out that is a file', ['build', 'good.md', '--out', 'good.md', '--format', 'html'], 'out-unwritable'],
    ['two documents of one name', ['build', 'good.md', './good.md', 'good.markdown'], 'out-collision']
  ]
  test.each(faults)('%s', async (_, args, id, env) => {
    const outcome = await tongbao(args, env)
    expectOneLine(outcome, id)
    expect(outcome.code).toBe(2)
  })

  test.runIf(process.platform === 'linux')('a limit of open files', async () => {
    for (const limit of ['40', '64', '255']) {
      const outcome = await tongbao(['build', 'good.md'], {}, ['bash', '-c', `ulimit -n ${limit}; exec "$@"`, 'bash'])
      expectOneLine(outcome, 'open-files')
      expect([outcome.code, outcome.err]).toEqual([2, expect.stringContaining(`limit of ${limit} `)])
    }
  })

  test('no fonts', async () => {
    const { preload } = await hideFonts()
    const outcome = await tongbao(['build', 'good.md', '--out', 'faceless'], { NODE_OPTIONS: `--import ${preload}` })
    expectOneLine(outcome, 'fonts-missing')
    expect(outcome.code).toBe(2)
  })

  /** A module that makes every font file look absent to the program, wherever it lies. */
  async function hideFonts(): Promise<{ preload: string }> {
    const preload = join(folder, 'hide-fonts.mjs')
    await writeFile(preload, `
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const isFont = (path) => /\\.(ttf|otf|ttc|woff2)$/i.test(String(path))
      const { openSync, promises: { stat } } = fs
      fs.openSync = (path, ...rest) => openSync(isFont(path) ? '/absent' : path, ...rest)
      fs.promises.stat = (path, ...rest) => stat(isFont(path) ? '/absent' : path, ...rest)
      syncBuiltinESMExports()
    `)
    return { preload }
  }
})

describe('an older edition stays as it was', () => {
  const older = 'an older edition'
  beforeAll(async () => {
    await rm(join(folder, 'dist', 'good'), { recursive: true, force: true })
    await mkdir(join(folder, 'dist', 'good'), { recursive: true })
    await writeFile(join(folder, 'dist', 'good', 'good.html'), older)
  })
  const now = () => readFile(join(folder, 'dist', 'good', 'good.html'), 'utf8')

  test('when a finding forbids publication', async () => {
    await mkdir(join(folder, 'sub'), { recursive: true })
    await writeFile(join(folder, 'sub', 'good.md'), bulletin.replace('form: 刊物', 'form: ode'))
    expect((await tongbao(['build', 'sub/good.md'])).code).toBe(1)
    expect(await now()).toBe(older)
  })

  test('when the folder may not be written', async () => {
    if (process.getuid?.() === 0) await cp(join(folder, 'dist'), join(folder, 'unused'), { recursive: true })
    else await chmod(join(folder, 'dist', 'good'), 0o555)
    const outcome = process.getuid?.() === 0
      ? await tongbao(['build', 'good.md', '--out', '/proc/tongbao'])
      : await tongbao(['build', 'good.md'])
    await chmod(join(folder, 'dist', 'good'), 0o755)
    expectOneLine(outcome, 'out-unwritable')
    expect(outcome.code).toBe(2)
    expect(await now()).toBe(older)
    expect(await readdir(join(folder, 'dist', 'good'))).toEqual(['good.html'])
  })

  test('when the disk is full', async () => {
    const preload = join(folder, 'full-disk.mjs')
    await writeFile(preload, `
      import fs from 'node:fs/promises'
      import { syncBuiltinESMExports } from 'node:module'
      const writeFile = fs.writeFile
      fs.writeFile = async (path, content, ...rest) => {
        if (!/dist.*\\.(pdf|epub)$/.test(String(path))) return writeFile(path, content, ...rest)
        await writeFile(path, content.subarray(0, 100))
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      }
      syncBuiltinESMExports()
    `)
    const outcome = await tongbao(['build', 'good.md'], { NODE_OPTIONS: `--import ${preload}` })
    expectOneLine(outcome, 'out-unwritable')
    expect(outcome.code).toBe(2)
    expect(await now()).toBe(older)
    expect(await readdir(join(folder, 'dist', 'good'))).toEqual(['good.html'])
  })
})
