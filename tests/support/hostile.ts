import { execFile, execFileSync } from 'node:child_process'
import { open, readFile, rm, symlink } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import { sha256 } from '../../src/text/hashes.js'

const program = resolve('build/bin/tongbao.js')
const [, frontMatter = ''] = (await readFile('content/2019-14.md', 'utf8')).split('---\n')

/** A short bulletin with the seed's front matter, or what `change` makes of it. */
export const document = (change = (yaml: string) => yaml) => `---\n${change(frontMatter)}---\n\n为人民服务。\n`

/** What no output may contain. */
export const secret = 'secret of the machine'

export interface Outcome { code: number, out: string }

/** Runs the program in `cwd`, for two seconds of a processor at most. */
export function tongbao(cwd: string, ...args: string[]): Promise<Outcome> {
  const words = args[0] === 'build' ? [process.execPath, program] : ['sh', '-c', 'ulimit -t 2; exec "$0" "$@"', process.execPath, program]
  const [command = '', ...rest] = process.platform === 'win32' ? [process.execPath, program] : words
  return new Promise((done) => {
    const options = { cwd, env: { ...process.env, LC_ALL: 'C.UTF-8' }, maxBuffer: 2 ** 26, timeout: 60_000 }
    execFile(command, [...rest, ...args], options, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: out + err })
    })
  })
}

/** Refused, in one line of words. */
export function expectRefusal({ code, out }: Outcome, id: string, words = /./): void {
  expect(out).toMatch(words)
  expect(out.trim().split('\n')).toEqual([expect.stringContaining(`(${id})`)])
  expect(code).toBe(2)
  expect(out).not.toContain(secret)
  expect(out).not.toContain(sha256(secret))
}

export const put = async (path: string, make: (path: string) => unknown) => {
  await rm(path, { recursive: true, force: true })
  await make(path)
}
export const pipe = (path: string) => execFileSync('mkfifo', [path])
export const endless = (path: string) => execFileSync('mknod', [path, 'c', '1', '5'])
export const link = (target: string) => (path: string) => symlink(target, path)
export const sparse = async (path: string) => {
  const file = await open(path, 'w')
  await file.truncate(2 ** 30)
  await file.close()
}

export const isUnix = process.platform !== 'win32'
