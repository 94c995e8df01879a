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
    const [{ findings, products }] = JSON.parse(out) as [{ findings: { id: string }[], products: unknown[] }]
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
    const { out } = await tongbao(['check', 'long.md'])
    expect(out).toMatch(/long\.md:\d+:\d+ .*\((?:token-broken|line-stretched)\)/)
    await writeFile(join(folder, 'bad.md'), bulletin.replace('form: 刊物\n', ''))
    const bad = await tongbao(['check', 'bad.md'])
    expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('(front-matter-key-missing)')])
  })
})

describe('how grave a finding is', () => {
  const typed = bulletin.replace('“喝水难”“饮水不安全”', '“喝水难”、“饮水不安全”').replace(/^(第一，)/m, '$110～20%的村，')
  const found = async (document: string, ...args: string[]) => {
    await writeFile(join(folder, 'typed.md'), document)
    const { code, out } = await tongbao(['check', 'typed.md', '--no-layout', '--json', ...args])
    const [{ findings, silenced = [] }] = JSON.parse(out) as [Record<string, { id: string, severity: string, reason?: string }[]>]
    return { code, findings: findings?.map(({ id, severity }) => `${id} ${severity}`), silenced: silenced.map(({ id, reason }) => `${id} ${reason}`) }
  }

  test('what a standard says is an error in a check, the rest is a warning, which --strict makes an error', async () => {
    expect(typed).not.toBe(bulletin)
    expect(await found(typed)).toEqual({ code: 1, findings: ['range-percent error', 'quotes-apart warning'], silenced: [] })
    expect(await found(typed, '--strict')).toEqual({ code: 1, findings: ['range-percent error', 'quotes-apart error'], silenced: [] })
  })

  test('a document and the settings may have it otherwise; the record of an edition keeps why', async () => {
    const own = typed.replace('---\n\n', '规则: {quotes-apart: 忽略（原文如此）}\n---\n\n')
    await writeFile(join(folder, 'rules.json'), JSON.stringify({ rules: { 'range-percent': '提示（照原件）', 'quotes-apart': 'error' }, formats: ['html'] }))
    expect(await found(own, '--config', 'rules.json')).toEqual({ code: 0, findings: ['range-percent note'], silenced: ['quotes-apart 原文如此'] })
    const { code, out } = await tongbao(['build', 'typed.md', '--config', 'rules.json', '--out', 'made'])
    expect([code, out]).toEqual([0, expect.stringMatching(/note: .*\(range-percent\)\n1 more silenced: quotes-apart \(原文如此\)\n/)])
    const { findings, silenced } = JSON.parse(await readFile(join(folder, 'made/typed/edition.json'), 'utf8')) as Record<string, object[]>
    expect(findings).toContainEqual(expect.objectContaining({ id: 'range-percent', severity: 'note', reason: '照原件' }))
    expect(silenced).toEqual([expect.objectContaining({ id: 'quotes-apart', severity: 'warning', reason: '原文如此' })])
    const again = await tongbao(['build', 'typed.md', '--config', 'rules.json', '--out', 'made'])
    expect(again.out).toMatch(/note: .*\(range-percent\)\n.*unchanged/)
    expect((await tongbao(['verify', 'made/typed'])).code).toBe(0)
    expect((await tongbao(['info', 'made/typed'])).out).toMatch(/silenced +quotes-apart line \d+ 原文如此/)
  })
})
