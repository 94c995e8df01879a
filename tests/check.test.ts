import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ledger } from '../src/clean/ledger.js'

const program = resolve('build/bin/tongbao.js')
const redhead = await readFile('content/examples/redhead.md', 'utf8')
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
    expect([code, out]).toEqual([0, 'good.md  no errors\n'])
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

describe('how grave a finding is', () => {
  const typed = bulletin.replace('“喝水难”“饮水不安全”', '“喝水难”、“饮水不安全”').replace(/^(第一，)/m, '$110～20%的村，')
  const found = async (document: string, ...args: string[]) => {
    await writeFile(join(folder, 'typed.md'), document)
    const { code, out } = await tongbao(['check', 'typed.md', '--no-layout', '--json', ...args])
    const [{ findings, silenced = [] }] = (JSON.parse(out) as { outcomes: [Record<string, { id: string, severity: string, reason?: string }[]>] }).outcomes
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
    const { code, out, err } = await tongbao(['build', 'typed.md', '--config', 'rules.json', '--out', 'made'])
    expect([code, err, out]).toEqual([0, expect.stringMatching(/note: .*\(range-percent\)\n/), expect.stringContaining('1 more silenced: quotes-apart (原文如此)\n')])
    const { findings, silenced } = JSON.parse(await readFile(join(folder, 'made/typed/edition.json'), 'utf8')) as Record<string, object[]>
    expect(findings).toContainEqual(expect.objectContaining({ id: 'range-percent', severity: 'note', reason: '照原件' }))
    expect(silenced).toEqual([expect.objectContaining({ id: 'quotes-apart', severity: 'warning', reason: '原文如此' })])
    const again = await tongbao(['build', 'typed.md', '--config', 'rules.json', '--out', 'made'])
    expect([again.err, again.out]).toEqual([expect.stringMatching(/note: .*\(range-percent\)\n/), expect.stringContaining('unchanged')])
    expect((await tongbao(['verify', 'made/typed'])).code).toBe(0)
    expect((await tongbao(['info', 'made/typed'])).out).toMatch(/silenced +quotes-apart line \d+ 原文如此/)
  })
})

describe('--fix', () => {
  const issued = redhead.replace(/发文字号: (.*)〔(\d{4})〕(\d+)号/, '发文字号: $1[$2]第0$3号')
    .replace(/^成文日期: .*$/m, '成文日期: 2019年04月06日') + '\n这次会议,总结成绩;按照湘发[2019]14号**文件**(二○一九年四月),减少１３１万人。。。\n\n`甲,乙`，见https://a.cn/b,c 甲\n\n| 单位 |\n| --- |\n| 甲,乙 |\n'

  test.each([['as it is', issued], ['with a byte order mark, CRLF', `\ufeff${issued.replaceAll('\n', '\r\n')}`]])('puts right what is certain, %s, and writes a ledger of it, each time another', async (_, text) => {
    const name = text === issued ? 'fix' : 'fix-crlf'
    await writeFile(join(folder, `${name}.md`), text)
    const { out } = await tongbao(['check', `${name}.md`, '--fix', '--no-layout', '--json'])
    const fixed = await readFile(join(folder, `${name}.md`), 'utf8')
    expect(fixed.replaceAll('\r\n', '\n').replace('\ufeff', '')).toBe(issued
      .replace(/发文字号: (.*)\[(\d{4})\]第0(\d+)号/, '发文字号: $1〔$2〕$3号').replace('2019年04月06日', '2019年4月6日')
      .replace('会议,总结成绩;', '会议，总结成绩；').replace('湘发[2019]14号', '湘发〔2019〕14号').replace('(二○一九年四月),', '（二〇一九年四月），')
      .replace('１３１', '131').replace('人。。。', '人……').replace('| 甲,乙 |', '| 甲，乙 |'))
    expect([fixed.startsWith('\ufeff'), fixed.includes('\r\n')]).toEqual([text !== issued, text !== issued])
    const [{ products }] = (JSON.parse(out) as { outcomes: [{ products: { path: string }[] }] }).outcomes
    expect(products.map(({ path }) => path)).toEqual([`${name}.md`, `${name}.fix-1.json`, `${name}.fix-1.html`])
    const ledger = JSON.parse(await readFile(join(folder, `${name}.fix-1.json`), 'utf8')) as Ledger
    expect(new Ajv2020({ strict: false }).compile(JSON.parse(await readFile('schemas/clean.schema.json', 'utf8')) as object)(ledger)).toBe(true)
    expect(ledger.counts).toEqual({ number: 2, date: 1, width: 7, numeral: 1, mark: 1 })
    expect(ledger.rows.map(({ from, to }) => text.slice(from, to))).toEqual(ledger.rows.map(({ before }) => before))
    // nothing is left to put right, so nothing is written
    expect(JSON.parse((await tongbao(['check', `${name}.md`, '--fix', '--no-layout', '--json'])).out)).toMatchObject({ outcomes: [{ products: [] }] })
    await writeFile(join(folder, `${name}.md`), text)
    await tongbao(['check', `${name}.md`, '--fix', '--no-layout'])
    expect(await readdir(folder)).toContain(`${name}.fix-2.json`)
  })

  test('leaves alone what the document says shall stand', async () => {
    const own = issued.replace('\n---\n\n', '\n规则: {punctuation-half: 忽略（照录）}\n---\n\n')
    await writeFile(join(folder, 'kept.md'), own)
    await tongbao(['check', 'kept.md', '--fix', '--no-layout'])
    expect(await readFile(join(folder, 'kept.md'), 'utf8')).toContain('会议,总结成绩;按照湘发〔2019〕14号')
  })
})

describe('--report and --sarif', () => {
  test('the pages are measured in millimetres beside the standard, the lines in which something was found are marked', async () => {
    await writeFile(join(folder, 'typed.md'), bulletin.replace(/^(第一，)/m, '$110～20%的村，'))
    const { code, out } = await tongbao(['check', 'typed.md', '--report', 'report.html', '--sarif', 'found.sarif'], { LC_ALL: 'zh_CN.UTF-8' })
    expect([code, out]).toEqual([1, expect.stringMatching(/^found\.sarif {2}\d+ kB\nreport\.html {2}\d+ kB\n$/)])
    const page = await readFile(join(folder, 'report.html'), 'utf8')
    const rows = [...page.matchAll(/<tr( class="red")?><th scope="row">(.*?)<\/th><td>([\d.]+).*?<\/td><td>([\d.]+)/g)].map(([, red, what, expected, measured]) => ({ red, what, expected: Number(expected), measured: Number(measured) }))
    expect(rows.map(({ what, expected }) => `${what} ${expected}`)).toEqual([
      '天头 37', '订口（单页） 28', '切口一侧（双页） 26', '版心宽 156', '行距 10.23', '满页行数 22', '满行字数 28', '正文字号（三号） 16', '标题字号（二号） 22', '页码距版心下边缘 7', '版记末条线距版心下边缘 0'
    ])
    expect(rows.filter(({ red, expected, measured }) => red !== undefined || Math.abs(measured - expected) > 0.3)).toEqual([])
    expect(page.match(/<figure>/g)).toHaveLength(10)
    expect(page.match(/class="found"/g)).toHaveLength(1)
    expect(page).toContain('<mark>1</mark>0～20%')
    expect(page).toContain("default-src 'none'")
    const { runs: [run] } = JSON.parse(await readFile(join(folder, 'found.sarif'), 'utf8')) as { runs: [{ results: { ruleId: string }[] }] }
    expect(run.results.map(({ ruleId }) => ruleId)).toContain('range-percent')
  })
})
