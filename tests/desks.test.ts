import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

// what other systems do is simulated here, as far as it can be: these tests run on whichever there is

let folder = ''
const program = resolve('build/bin/tongbao.js')
const paper = await readFile('content/examples/paper.md', 'utf8')
beforeAll(async () => { folder = await realpath(await mkdtemp(join(tmpdir(), 'tongbao-desks-'))) })
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Outcome { readonly code: number, readonly said: string }

async function tongbao(args: readonly string[], preload: readonly string[] = []): Promise<Outcome> {
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } }
  return promisify(execFile)(process.execPath, [...preload.flatMap((path) => ['--import', path]), program, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number, stdout: string, stderr: string }) => ({ code: error.code, said: error.stdout + error.stderr })
  )
}

test('a path of Chinese, spaces and more than 260 characters', async () => {
  const names = ['省委 办公厅', '二〇一九年（第二季度） 通报', ...Array.from({ length: 8 }, (_, index) => `第${index + 1}层 ${'很长的文件夹名称'.repeat(3)}`)]
  const place = join(...names)
  await mkdir(join(folder, place), { recursive: true })
  await copyFile('tests/cases/figures/chart.png', join(folder, place, '附图 （一）.png'))
  await writeFile(join(folder, place, '讲话 稿.md'), `${paper}\n![扶贫资金投入](<附图 （一）.png>)\n`)
  expect(join(folder, place, '讲话 稿.md').length).toBeGreaterThan(260)
  const built = await tongbao(['build', join(place, '讲话 稿.md'), '--out', join(place, '成品 文件夹')])
  expect(built.said).toContain(join('讲话 稿', '讲话 稿.pdf'))
  expect(built.code).toBe(0)
  expect(await tongbao(['verify', join(place, '成品 文件夹', '讲话 稿')])).toMatchObject({ code: 0 })
})

test('Windows\' line ends give the same page', async () => {
  const pages = await Promise.all([['unix', paper], ['windows', paper.replaceAll('\n', '\r\n')]].map(async ([name = '', text = '']) => {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, '稿.md'), text)
    expect(await tongbao(['build', join(name, '稿.md'), '--out', name, '--format', 'html'])).toMatchObject({ code: 0 })
    return readFile(join(folder, name, '稿', '稿.html'), 'utf8')
  }))
  expect(pages[1]).toBe(pages[0])
})

test.each(['templates', 'styles'])('%s in the repository have one kind of line end, on Windows too', async (part) => {
  expect(await readFile('.gitattributes', 'utf8')).toContain('* text=auto eol=lf')
  const names = (await readdir(part, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  for (const { parentPath, path, name } of names) expect(await readFile(join(parentPath ?? path, name), 'latin1')).not.toContain('\r')
})

// that two names of one sound are refused, tests/job.test.ts shows
test('a file system without links', async () => {
  const preload = join(folder, 'poor-file-system.mjs')
  await writeFile(preload, `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const refusal = () => Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' })
    for (const name of ['symlink', 'link']) {
      fs[name + 'Sync'] = () => { throw refusal() }
      fs[name] = (...args) => args.at(-1)(refusal())
      fs.promises[name] = async () => { throw refusal() }
    }
    syncBuiltinESMExports()
  `)
  await writeFile(join(folder, 'Paper.md'), paper)
  for (let time = 0; time < 2; time += 1) {
    expect(await tongbao(['build', 'Paper.md', '--out', 'poor', '--force'], [preload])).toMatchObject({ code: 0 })
  }
  expect(await tongbao(['verify', 'poor/Paper'], [preload])).toMatchObject({ code: 0 })
})
