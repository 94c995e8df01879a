import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasVeraPdf } from './support/verapdf.js'

let folder = ''
const clones = ['one', 'two/much/deeper']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongbao-edition-'))
  for (const clone of clones) {
    await mkdir(join(folder, clone), { recursive: true })
    for (const part of ['build', 'content', 'schemas', 'styles', 'templates', 'package.json']) {
      await cp(part, join(folder, clone, part), { recursive: true })
    }
    for (const part of ['faces', 'node_modules']) await symlink(resolve(part), join(folder, clone, part))
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Outcome { code: number, out: string }

/** Runs the program of a clone in its folder. */
function tongbao(clone: string, args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((done) => {
    const options = { cwd: join(folder, clone), env: { ...process.env, LC_ALL: 'C.UTF-8', ...env } }
    execFile(process.execPath, ['build/bin/tongbao.js', ...args], options, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: out + err })
    })
  })
}

async function contentsOf(clone: string): Promise<Map<string, string>> {
  const dist = join(folder, clone, 'dist', '2019-14')
  const names = (await readdir(dist)).sort()
  return new Map(await Promise.all(names.map(async (name) => [name, (await readFile(join(dist, name))).toString('base64')] as const)))
}

test('two clones, in other folders, time zones and languages, make the same bytes', async () => {
  const [one = '', two = ''] = clones
  const build = ['build', 'content/2019-14.md']
  expect(await tongbao(one, build, { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' })).toMatchObject({ code: 0 })
  expect(await tongbao(two, [...build, '--timing'], { TZ: 'America/St_Johns', LC_ALL: 'C', LANG: 'tr_TR.UTF-8' })).toMatchObject({ code: 0 })
  const [first, second] = [await contentsOf(one), await contentsOf(two)]
  expect([...first.keys()]).toEqual(['2019-14.epub', '2019-14.html', '2019-14.metadata.xml', '2019-14.pdf', 'edition.json'])
  for (const [name, content] of first) expect(second.get(name) === content, name).toBe(true)
})

describe('tongbao verify and info', () => {
  const [one = '', two = ''] = clones

  test('a fresh edition', async () => {
    expect(await tongbao(one, ['verify', 'dist/2019-14'])).toMatchObject({ code: 0, out: expect.stringContaining('verified: 4 files') as string })
  })

  test('several at once, one of them no edition: one line each', async () => {
    await mkdir(join(folder, two, 'dist', 'foreign'), { recursive: true })
    await writeFile(join(folder, two, 'dist', 'foreign', 'edition.json'), '{"tongbaoEdition": 1}')
    await writeFile(join(folder, two, 'styles', 'screen.css'), 'p { color: blue }')
    const { code, out } = await tongbao(two, ['verify', 'dist/2019-14', 'dist/foreign', 'dist/none'])
    const lines = out.trim().split('\n')
    expect(code).toBe(2)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^dist\/2019-14\/edition\.json error: Unexpected style screen\.css: now .*\(input-differs\)$/)
    expect(lines.slice(1).join()).toMatch(/dist\/foreign\/edition\.json \(unexpected name\).*dist\/none\/edition\.json \(there is no such file\)/)
  })

  test('a changed style alone is a finding, no fault', async () => {
    expect(await tongbao(two, ['verify', 'dist/2019-14'])).toMatchObject({ code: 1 })
  })

  test('a record cut short', async () => {
    const record = join(folder, two, 'dist', '2019-14', 'edition.json')
    await truncate(record, 1000)
    for (const command of ['verify', 'info']) {
      const { code, out } = await tongbao(two, [command, 'dist/2019-14'])
      expect([code, out.trim().split('\n').length]).toEqual([2, 1])
      expect(out).toContain('(record-unreadable)')
    }
  })

  test('info words the record for people, or gives it as it is', async () => {
    const { code, out } = await tongbao(one, ['info', 'dist/2019-14'], { LC_ALL: 'zh_CN.UTF-8' })
    expect(code).toBe(0)
    expect(out).toMatch(/^2019-14\n {2}文件 +《省委通报》2019年第14期 在省委扶贫工作会议上的讲话\n/)
    expect(out).toMatch(/标准 +PDF\/A-2a, PDF\/UA-1/)
    const { out: json } = await tongbao(one, ['info', '--json', 'dist/2019-14'])
    expect((JSON.parse(json) as { records: unknown[] }).records[0]).toEqual(JSON.parse(await readFile(join(folder, one, 'dist', '2019-14', 'edition.json'), 'utf8')))
  })

  test('--timing tells the stages', async () => {
    const { out } = await tongbao(one, ['build', 'content/2019-14.md', '--timing', '--json', '--out', 'timed'])
    const { outcomes: [{ times }] } = JSON.parse(out) as { outcomes: [{ times: Record<string, number> }] }
    expect(Object.keys(times)).toEqual([
      'document', 'fonts', 'print', 'pdf', 'pdf proof', 'epub', 'epub proof', 'html', 'html proof', 'record'
    ])
  })

  test('--verapdf without Java or veraPDF is a fault', async () => {
    const { code, out } = await tongbao(one, ['verify', '--verapdf', 'dist/2019-14'], { PATH: '/nowhere' })
    expect([code, out]).toEqual([2, expect.stringContaining('(verapdf-missing)')])
  })

  test.skipIf(!hasVeraPdf)('--attach-source makes PDF/A-3a, which veraPDF confirms', async () => {
    expect(await tongbao(one, ['build', 'content/2019-14.md', '--attach-source', '--out', 'attached'])).toMatchObject({ code: 0 })
    expect((await tongbao(one, ['info', 'attached/2019-14'])).out).toContain('PDF/A-3a, PDF/UA-1')
    expect(await tongbao(one, ['verify', '--verapdf', 'attached/2019-14'])).toMatchObject({ code: 0 })
  })
})
