import { execFile, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const folder = mkdtempSync(join(tmpdir(), 'tongbao-use-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Action {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly runs: { readonly steps: readonly { readonly name?: string, readonly run?: string, readonly env?: Readonly<Record<string, string>> }[] }
}

describe.skipIf(process.platform === 'win32')('the action', () => {
  const { inputs, runs: { steps } } = parse(readFileSync('action.yml', 'utf8')) as Action
  const { run = '', env = {} } = steps.find(({ name }) => name === 'Run') ?? {}

  test('hands each input to its step by the environment, where no shell reads it', () => {
    const handed = Object.values(env).flatMap((value) => /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1] ?? [])
    expect(handed.sort()).toEqual(Object.keys(inputs).sort())
    expect(run).not.toContain('${{')
  })

  test('runs the command on each of the paths', async () => {
    for (const name of ['甲 乙.md', '丙.md']) copyFileSync('content/examples/paper.md', join(folder, name))
    const given = { TONGBAO_COMMAND: 'build', TONGBAO_PATHS: '甲 乙.md\n\n丙.md\n', TONGBAO_OPTIONS: '--format=html\n--out=made\n' }
    const options = { cwd: folder, env: { ...process.env, ...given, GITHUB_ACTION_PATH: resolve('.'), LC_ALL: 'C.UTF-8' } }
    const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', run], options)
    expect(stdout).toContain(join('made', '甲 乙', '甲 乙.html'))
    expect(stdout).toContain(join('made', '丙', '丙.html'))
  })
})

const hasDocker = spawnSync('docker', ['info']).status === 0

describe.skipIf(!hasDocker)('the image', () => {
  test('is built and publishes a document', async () => {
    copyFileSync('content/examples/paper.md', join(folder, 'paper.md'))
    const docker = (...args: string[]) => promisify(execFile)('docker', args, { maxBuffer: 2 ** 26 })
    await docker('build', '-t', 'tongbao-test', '.')
    const user = `${process.getuid?.() ?? 1000}:${process.getgid?.() ?? 1000}`
    const { stdout } = await docker('run', '--rm', '--user', user, '-v', `${folder}:/documents`, 'tongbao-test', 'build', 'paper.md')
    expect(stdout).toContain('dist/paper/paper.pdf')
    expect(readFileSync(join(folder, 'dist', 'paper', 'paper.pdf'), 'latin1').startsWith('%PDF-1.7')).toBe(true)
  }, 900_000)
})
