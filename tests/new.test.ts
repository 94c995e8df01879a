import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { VFile } from 'vfile'
import { afterAll, describe, expect, test } from 'vitest'
import { askFields, askForm } from '../src/commands/ask.js'
import type { Terminal } from '../src/commands/command.js'
import { cacheFolder } from '../src/effects/cache.js'
import { openPrinter } from '../src/effects/printer.js'
import { chooseForm, writable } from '../src/forms/choose-form.js'
import { fieldsOf } from '../src/forms/fields.js'
import { writeBlank } from '../src/forms/write-blank.js'
import { draft } from './support/draft.js'
import { laidOut } from './support/issued.js'
import { assets } from './support/world.js'

const printer = openPrinter({ cache: cacheFolder(), notify: () => undefined })
const folder = mkdtempSync(join(tmpdir(), 'tongbao-new-'))
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await printer.close()
})

function tongbao(...args: string[]): { code: number | null, out: string, err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('build/bin/tongbao.js'), ...args], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' }
  })
  return { code: status, out: stdout, err: stderr }
}

/** The ids of what a command line gets. */
function idsOf(...args: string[]): string[] {
  return (JSON.parse(tongbao(...args, '--json').out) as { outcomes: { findings: { id: string }[] }[] }).outcomes.flatMap(({ findings }) => findings.map(({ id }) => id))
}

describe.each(writable(assets.forms).map((known) => [known.form.term, known] as const))('a blank of the form %s', (_, { name, form }) => {
  const rows = Object.entries(fieldsOf(form)).filter(([key]) => key !== 'form')
  const examples = new Map(rows.filter(([, { required }]) => required === true).map(([key, { example }]) => [key, example]))

  test('with the examples filled in it is published without a finding', async () => {
    const text = `${writeBlank(name, form, examples, 'zh')}各乡镇要高度重视，认真抓好落实，按时完成各项任务。\n\n请于年底前将落实情况报县政府办公室，由县政府办公室汇总后统一通报全县。\n`
    const { sheets, found } = await laidOut(new VFile({ path: 'blank.md', value: Buffer.from(text) }), printer)
    expect([found, sheets.length > 0]).toEqual([[], true])
  })

  test.each(['zh', 'en'] as const)('as it is, each field that it must have is a finding at its line (%s)', (language) => {
    const text = writeBlank(name, form, new Map(), language)
    const { ids } = draft(`${text}正文。\n`)
    const open = text.split('\n').flatMap((line, index) => /^[^#\s-][^:]*:$/.test(line) ? [`front-matter-empty ${index + 1}`] : [])
    expect(open).toHaveLength(examples.size)
    expect(ids).toEqual(open)
  })

  test('every other field stands behind a #, and without it is read as it stands', () => {
    const text = writeBlank(name, form, examples, 'zh').replace(/^#(?=\S)/gm, '')
    const { findings } = draft(`${text}正文。\n`)
    expect(findings.map(({ ruleId }) => ruleId).filter((id) => /^front-matter|^date/.test(id))).toEqual([])
    for (const [, { term, help }] of rows) expect(text).toMatch(new RegExp(`^# ${help.zh}.*\\n${term}: .`, 'm'))
  })
})

test('the document that both READMEs show first is published without a finding', async () => {
  const [zh, en] = ['README.zh-CN.md', 'README.md'].map((name) => /```markdown\n([^]*?)```/.exec(readFileSync(name, 'utf8'))?.[1] ?? '')
  expect(zh).toBe(en)
  const { sheets, found } = await laidOut(new VFile({ path: 'notice.md', value: Buffer.from(en ?? '') }), printer)
  expect([found, sheets.length]).toEqual([[], 2])
})

describe('tongbao new', () => {
  test('writes a blank, tells what comes next, and never writes over anything', () => {
    expect(tongbao('new', '--form', '信函', '去函')).toEqual({ code: 0, err: '', out: expect.stringMatching(/^去函\.md {2}\d kB\n请打开 去函\.md 填写/) as string })
    const path = join(folder, '去函.md')
    expect(readFileSync(path, 'utf8')).toMatch(/^---\n# 信函 letter：[^]*\n公文格式: 信函\n[^]*\n发文字号:\n/)
    writeFileSync(path, 'mine')
    expect(tongbao('new', '去函.md')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('new-taken') as string })
    expect(idsOf('new', '去函')).toEqual(['new-taken'])
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect(tongbao('new', 'x.txt')).toMatchObject({ code: 2, out: '' })
    expect(tongbao('new', 'CON')).toMatchObject({ code: 2, err: expect.stringContaining('document-name') as string })
  })

  test('writes to the standard output, and for programs', () => {
    const { out } = tongbao('new', '-', '-f', 'minutes')
    expect(out).toContain('\n公文格式: 纪要\n')
    expect((JSON.parse(tongbao('new', '-', '-f', 'minutes', '--json').out) as { text: string }).text).toBe(out)
  })

  test('finds a form by either name; a kind of document gets the forms that it may have', () => {
    expect(['信函', 'letter', 'Letter'].map((asked) => chooseForm(assets.forms, asked).name)).toEqual(['letter', 'letter', 'letter'])
    const { err } = tongbao('new', 'y', '--form', '函')
    expect(err).toMatch(/没有公文格式 函（这是文种，可用 文件、刊物、信函、文稿）/)
    expect(idsOf('new', 'y', '--form', '函')).toEqual(['new-form'])
    expect(tongbao('new', 'y', '--form', 'leter').err).toContain('（是不是 letter？）')
  })
})

describe('questions', () => {
  const asking = (...answers: string[]) => {
    const said: string[] = []
    const terminal = { language: 'zh', warn: (text: string) => { said.push(text) } } as unknown as Terminal
    return { said, terminal, ask: async () => answers.shift() }
  }

  test('the form goes by number or name, and is 文件 where nothing is said', async () => {
    for (const [answers, name] of [[['2'], 'briefing'], [['函', '信函'], 'letter'], [[''], 'redhead'], [[], 'redhead']] as const) {
      const { ask, terminal } = asking(...answers)
      expect((await askForm(assets.forms, ask, terminal)).name).toBe(name)
    }
  })

  test('an answer that does not fit is asked again, an empty one leaves the field open, and all are YAML', async () => {
    const { name, form } = chooseForm(assets.forms, '文件')
    const { ask, terminal, said } = asking('青禾县人民政府文件', '青政发〔2019〕14号', '# 一: "二"的通知', '', '昨天', '2019-04-26')
    const answers = await askFields(form, ask, terminal)
    expect([...answers]).toEqual([
      ['agencyMark', '青禾县人民政府文件'], ['documentNumber', '青政发〔2019〕14号'], ['title', expect.stringMatching(/^["']/)], ['documentDate', '2019-04-26']
    ])
    expect(said.join('')).toContain('  应为日期，如 2019年4月26日\n')
    expect(draft(`${writeBlank(name, form, answers, 'zh')}正文。\n`).ids).toEqual([expect.stringMatching(/^front-matter-empty /)])
  })
})
