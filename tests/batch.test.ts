import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = resolve('build/bin/tongbao.js')
const folder = await mkdtemp(join(tmpdir(), 'tongbao-batch-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a batch of three in which the second throws what nobody expected', () => {
  const events: string[] = []
  let [code, words, said]: [number, string[], string] = [-1, [], '']
  beforeAll(async () => {
    const names = ['first', 'second', 'third'].map((name) => join(folder, 'batch', `${name}.md`))
    await mkdir(join(folder, 'batch'))
    for (const name of names) await cp('content/2019-14.md', name)
    const preload = join(folder, 'second.mjs')
    await writeFile(preload, `
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const { realpathSync } = fs
      let calls = 0
      fs.realpathSync = (path, ...rest) => {
        if (String(path).endsWith('batch') && (calls += 1) === 2) throw new TypeError('seeded')
        return realpathSync(path, ...rest)
      }
      syncBuiltinESMExports()
    `)
    const child = spawn(process.execPath, ['--import', preload, program, 'build', ...names, '--out', 'three', '--force'], {
      cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' }
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => events.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text })
    code = await new Promise((done) => { child.once('close', done) })
    words = said.trim().split('\n')
  })

  test('the first and the third are published, and the exit code is 2', async () => {
    expect(code).toBe(2)
    expect((await readdir(join(folder, 'three'))).sort()).toEqual(['first', 'third'])
  })

  test('each outcome is printed as it comes, and the fault says where its trace is', async () => {
    expect(events.length).toBeGreaterThan(1)
    expect(events[0]).toContain('first.pdf')
    expect(events[0]).not.toContain('third')
    const [fault = ''] = words.filter((line) => line.includes('(internal)'))
    expect(await readFile(/ in (\S+\.txt) \(internal\)$/.exec(fault)?.[1] ?? '', 'utf8')).toMatch(/^TypeError: seeded\n {4}at /)
  })
})

test('two documents are put into a folder that neither of them finds', async () => {
  const names = ['one', 'two', 'three'].map((name) => join(folder, `${name}.md`))
  for (const name of names) await cp('content/2019-14.md', name)
  for (const out of ['a/deep/place', 'another']) {
    const child = spawn(process.execPath, [program, 'build', ...names, '--out', out, '--format', 'html'], { cwd: folder, stdio: 'ignore' })
    expect(await new Promise((done) => { child.once('close', done) })).toBe(0)
    expect((await readdir(join(folder, out))).sort()).toEqual(['one', 'three', 'two'])
  }
})
