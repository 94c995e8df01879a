import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = resolve('build/bin/tongbao.js')
const bulletin = await readFile('content/2019-14.md', 'utf8')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongbao-check-'))
  await writeFile(join(folder, 'good.md'), bulletin)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Outcome { code: number, out: string, err: string }

function tongbao(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8', ...env } }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })
}

describe('tongbao check', () => {
  test('finds nothing in the bulletin, lays it out once, and leaves nothing behind', async () => {
    const { code, out } = await tongbao(['check', 'good.md', '--json'])
    expect(code).toBe(0)
    const { outcomes: [{ findings, products }] } = JSON.parse(out) as { outcomes: [{ findings: { id: string }[], products: unknown[] }] }
    expect(findings.map(({ id }) => id).filter((id) => !['font-substituted', 'browser-unsandboxed'].includes(id))).toEqual([])
    expect(products).toEqual([])
    expect(await readdir(folder)).toEqual(['good.md'])
  })

  test('without a layout it needs no browser', async () => {
    const { code, out } = await tongbao(['check', 'good.md', '--no-layout'], { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chromium' })
    expect([code, out]).toEqual([0, 'good.md  nothing found\n'])
  })

  test('what only pages show is found, and what forbids pages without them', async () => {
    await writeFile(join(folder, 'long.md'), bulletin.replace(/^(第一，)/m, `$1${'A'.repeat(120)}`))
    const { err } = await tongbao(['check', 'long.md'])
    expect(err).toMatch(/long\.md:\d+:\d+ .*\((?:token-broken|line-stretched)\)/)
    await writeFile(join(folder, 'bad.md'), bulletin.replace('form: 刊物\n', ''))
    const bad = await tongbao(['check', 'bad.md'])
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('(front-matter-key-missing)')])
  })
})
