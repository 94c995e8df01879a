import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../src/commands/commands.js'

const program = resolve('build/bin/tongbao.js')
const folder = mkdtempSync(join(tmpdir(), 'tongbao-answers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
ajv.addSchema(JSON.parse(readFileSync('schemas/edition.schema.json', 'utf8')) as object, 'edition.schema.json')
const isAnswer = ajv.compile(JSON.parse(readFileSync('schemas/answer.schema.json', 'utf8')) as object)

const order = readFileSync('content/examples/order.md', 'utf8')
beforeAll(() => {
  copyFileSync('tests/seed/2019-14.raw.txt', join(folder, 'raw.txt'))
  writeFileSync(join(folder, 'a.md'), order)
  writeFileSync(join(folder, 'bad.md'), order.replace('令号', '号令'))
})

interface Answer { command: string | null, exitCode: number, outcomes: { findings: { id: string, severity: string }[], products: unknown[] }[], [name: string]: unknown }

function run(args: readonly string[], input = ''): { code: number | null, out: string, err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder, encoding: 'utf8', input, env: { ...process.env, LC_ALL: 'zh_CN.UTF-8', TONGBAO_NO_SANDBOX: '1' }
  })
  return { code: status, out: stdout, err: stderr }
}

/** The one document that a run prints, which the schema holds of, whose exit code is the run's. */
function answerOf(...args: string[]): Answer {
  const { code, out, err } = run([...args, '--json'])
  const answer = JSON.parse(out) as Answer
  expect(isAnswer(answer), `${args.join(' ')}: ${JSON.stringify(isAnswer.errors)}`).toBe(true)
  expect([answer.exitCode, err], args.join(' ')).toEqual([code, ''])
  return answer
}

describe('with --json every run prints one document', () => {
  // in this order: one makes what the next needs
  const runs: [args: string[], code: number, what: object][] = [
    [['--version'], 0, { command: null, version: '0.1.0' }],
    [['-h'], 0, { command: null, help: expect.stringContaining('build') }],
    [['build', '-h'], 0, { help: expect.stringContaining('--pagination') }],
    [[], 2, { help: expect.stringContaining('build') }],
    [['bild'], 2, { outcomes: [{ findings: [{ id: 'command-unknown', severity: 'fault' }] }] }],
    [['build', '--fast'], 2, { outcomes: [{ findings: [{ id: 'option-unknown' }] }] }],
    [['build'], 2, { outcomes: [{ findings: [{ id: 'operand-missing' }] }] }],
    [['fonts', 'x'], 2, { outcomes: [{ findings: [{ id: 'operand-extra' }] }] }],
    [['new', 'n.md', '-f', 'letter'], 0, { command: 'new', outcomes: [{ products: [{ path: 'n.md' }] }] }],
    [['new', '-'], 0, { text: expect.stringContaining('公文格式: 文件') }],
    [['clean', 'raw.txt', '-o', 'cleaned.md'], 0, { command: 'clean', outcomes: [{ source: 'raw.txt' }] }],
    [['check', 'a.md', 'bad.md'], 1, { command: 'check', outcomes: [{ source: 'a.md', products: [] }, { findings: [{ id: 'front-matter-key-missing' }] }] }],
    [['build', 'a.md', 'bad.md', 'none.md'], 2, { outcomes: [{ pages: 1 }, { findings: [{ id: 'front-matter-key-missing' }] }, { findings: [{ id: 'file-missing' }] }] }],
    [['build', 'bad.md', '--out', 'other'], 1, { outcomes: [{ products: [] }] }],
    [['build', 'a.md', '--timing'], 0, { outcomes: [{ verdict: { en: expect.stringContaining('unchanged') } }] }],
    [['build', 'a.md', '--config', 'none.json'], 2, { command: 'build', outcomes: [{ findings: [{ id: 'settings-invalid' }] }] }],
    [['verify', 'dist/a'], 0, { outcomes: [{ verdict: { en: expect.stringContaining('verified') } }] }],
    [['info', 'dist/a'], 0, { records: [{ name: 'a', pages: 1 }] }],
    [['info', 'dist/none'], 2, { outcomes: [{ findings: [{ id: 'record-unreadable' }] }] }],
    [['release', 'a.md'], 0, { command: 'release', outcomes: [{ findings: [] }] }],
    [['errata', '1', '7'], 2, { outcomes: [{ findings: [{ id: 'edition-missing' }] }] }],
    [['fonts'], 0, { faces: { heiti: { genuine: true } } }],
    [['doctor'], 0, { checks: expect.arrayContaining([expect.objectContaining({ id: 'browser' })]) as unknown }],
    [['completions', 'fish'], 0, { script: expect.stringContaining('complete -c tongbao') }],
    [['completions', 'tcsh'], 2, { outcomes: [{ findings: [{ id: 'usage' }] }] }]
  ]
  test.each(runs)('%j', (args, code, what) => {
    const answer = answerOf(...args)
    // of what does not forbid anything each machine has its own
    const outcomes = answer.outcomes.map((outcome) => ({ ...outcome, findings: outcome.findings.filter(({ severity }) => ['error', 'fault'].includes(severity)) }))
    expect({ ...answer, outcomes }).toMatchObject({ exitCode: code, ...what })
  })

  test('errata too', () => {
    writeFileSync(join(folder, 'a.md'), order.replace('现予公布', '现予颁布').replace('---\n\n', '修订日期: 2020年1月2日\n---\n\n'))
    answerOf('build', 'a.md')
    expect(answerOf('errata', '1', '2')).toMatchObject({ errata: { rows: [{ wrong: '公', right: '颁' }] } })
  })

  test.each(['watch', 'desk'])('%s, which stays, a line each', async (name) => {
    const child = spawn(process.execPath, [program, name, 'a.md', '--json', ...(name === 'desk' ? ['--no-open'] : [])], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        const answer = JSON.parse(line) as Answer
        expect(isAnswer(answer), JSON.stringify(isAnswer.errors)).toBe(true)
        expect(answer).toMatchObject(name === 'desk' ? { address: expect.stringContaining('http://127.0.0.1') } : { outcomes: [{ source: 'a.md' }] })
        break
      }
    } finally {
      child.kill('SIGTERM')
      await new Promise((done) => { child.once('exit', done) })
    }
  })

  test('every command is among them', () => {
    const tried = new Set([...runs.map(([[name = '']]) => name), 'errata', 'watch', 'desk'])
    expect(Object.keys(commands).filter((name) => !tried.has(name))).toEqual([])
  })
})

describe('for people', () => {
  test('findings go to the standard error, what was made to the standard output; --quiet leaves errors alone', () => {
    const { out, err } = run(['build', 'bad.md', 'a.md', '--out', 'people'])
    expect(err).toMatch(/^bad\.md:/m)
    expect(err).not.toContain('people/a')
    expect(out).toContain(join('people', 'a', 'a.pdf'))
    expect(out).not.toContain('bad.md')
    const quiet = run(['build', 'bad.md', 'a.md', '--out', 'people', '-q'])
    expect(quiet).toMatchObject({ code: 1, out: '' })
    expect(quiet.err.trim().split('\n').every((line) => line.startsWith('bad.md:'))).toBe(true)
  })

  test('a document comes from the standard input; one product goes to the standard output, and nothing with it, or into one file', () => {
    const piped = run(['build', '-', '-o', '-', '--format', 'html'], order)
    expect(piped.code).toBe(0)
    expect(piped.out).toMatch(/^<!doctype html>[^]*<\/html>\s*$/i)
    expect(run(['build', 'a.md', '-o', 'made.epub'])).toMatchObject({ code: 0, out: expect.stringMatching(/^made\.epub {2}\d+ kB\n$/) as string })
    expect(readFileSync(join(folder, 'made.epub')).toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip')
    const broken = run(['check', '-'], order.replace('令号', '号令'))
    expect([broken.code, broken.err]).toEqual([1, expect.stringMatching(/^stdin\.md:1:1 错误：/m)])
    const cleaned = run(['clean', '-', '-o', '-'], readFileSync('tests/seed/2019-14.raw.txt', 'utf8'))
    expect([cleaned.out, cleaned.err]).toEqual([readFileSync('content/2019-14.md', 'utf8'), expect.stringContaining('段')])
    expect(readdirSync(folder).filter((name) => /stdin|^-|^made/.test(name))).toEqual(['made.epub'])
  })

  test.each([
    ['a document without a name', ['build', '-']], ['a product that is another', ['build', 'a.md', '-o', 'x.pdf', '--format', 'html']],
    ['two documents', ['build', 'a.md', 'bad.md', '-o', '-']], ['two things at once', ['build', 'a.md', '-o', '-', '--json']]
  ])('%s cannot be written so', (_, args) => {
    const { code, out, err } = run(args)
    expect([code, out + err]).toEqual([2, expect.stringMatching(/usage/)])
  })

  test('--verbose tells each step and when it began, in a pipe too', () => {
    const { err } = run(['--verbose', 'build', 'a.md', '--force', '--format', 'html'])
    expect(err).toMatch(/^\d+\.\d\d 秒 {2}.*a\.md 读稿$/m)
    expect(err).toMatch(/^\d+\.\d\d 秒 {2}.*a\.md 校对网页/m)
  })
})
