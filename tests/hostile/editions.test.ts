import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEdition } from '../../src/effects/edition-reader.js'
import { readSchema } from '../../src/effects/assets.js'
import { Fault } from '../../src/report.js'
import { exitCodeOf, formatOutcome, plainFinding } from '../../src/outcome.js'
import { defaults } from '../../src/settings.js'
import { verifyEdition } from '../../src/verify.js'
import {
  document, endless, expectRefusal, isUnix, link, pipe, put, secret, sparse, tongbao, type Outcome
} from '../support/hostile.js'

/** Each edition here is one that the program made, spoilt by an attacker who knows how it is read. */
const sources = resolve('src')
const home = await mkdtemp(join(tmpdir(), 'hostile-'))
const project = join(home, 'project')
const dist = join(project, 'dist')

beforeAll(async () => {
  await mkdir(join(project, 'content'), { recursive: true })
  await mkdir(join(home, 'elsewhere'))
  await writeFile(join(project, 'content', 'x.md'), document())
  await writeFile(join(home, 'elsewhere', 'x.md'), document())
  await writeFile(join(home, 'secret'), secret)
  await writeFile(join(home, 'secret.md'), secret)
  await writeFile(join(project, 'content', 'old.md'), document((yaml) => yaml.replace(/^printingDate:.*$/m, 'printingDate: 1949-10-01')))
  expect(await tongbao(project, 'build', 'content/x.md', 'content/old.md', '--format', 'html')).toMatchObject({ code: 0 })
  process.chdir(project)
})
afterAll(async () => {
  process.chdir(join(sources, '..'))
  await rm(home, { recursive: true, force: true })
})

/** Verifies as the program does, but in this process and up to where the edition would be made again. */
async function verifyHere(folder: string): Promise<Outcome> {
  const start = performance.now()
  const { read, readSource } = openEdition(folder)
  const worldFor = () => { throw new Error('it went on') }
  const findings = await verifyEdition(folder, { read, readSource, worldFor, settings: defaults, schema: readSchema() })
    .then((verdict) => verdict.findings, (error: unknown) => [error instanceof Fault ? error : new Fault('usage', String(error))])
  const outcome = { source: folder, products: [], findings: findings.map(plainFinding) }
  expect(performance.now() - start).toBeLessThan(2000)
  return { code: exitCodeOf([outcome]), out: formatOutcome(outcome, 'en') }
}

interface Edition { readonly at: (name: string) => string, readonly edit: (change: (record: Loose) => void) => Promise<void> }
type Loose = Record<string, unknown> & { inputs: Record<string, unknown> & { source: { path: string, sha256: string } }, outputs: { name: string }[] }

/** Verifies a copy of the edition that `spoil` has had in its hands; by the program where a `command` is named. */
async function attack(spoil: (edition: Edition) => unknown, command: string[] = []): Promise<Outcome> {
  const folder = join(dist, 'hostile')
  await rm(folder, { recursive: true, force: true })
  await cp(join(dist, 'x'), folder, { recursive: true })
  const at = (name: string) => join(folder, name)
  await spoil({
    at,
    edit: async (change) => {
      const record = JSON.parse(await readFile(at('edition.json'), 'utf8')) as Loose
      change(record)
      await writeFile(at('edition.json'), JSON.stringify(record))
    }
  })
  const [name, ...options] = command
  return name === undefined ? verifyHere('dist/hostile') : tongbao(project, name, 'dist/hostile', ...options)
}

const kinds: [what: string, make: (path: string) => unknown, canBe?: boolean][] = [
  ['a link', link(join(home, 'secret')), isUnix],
  ['a link to an endless device', link('/dev/zero'), isUnix],
  ['a pipe', pipe, isUnix],
  ['an endless device', endless, isUnix && process.getuid?.() === 0],
  ['a folder', (path) => mkdir(path)],
  ['a gigabyte of nothing', sparse]
]

test('the edition itself is none', async () => {
  expect(await attack(() => undefined, ['verify'])).toMatchObject({ code: 0 })
  expect((await attack(() => undefined)).out).toContain('it went on')
})

describe.each(['edition.json', 'x.html', 'x.metadata.xml'])('%s', (name) => {
  test.each(kinds.filter(([, , canBe = true]) => canBe))('is %s', async (_, make) => {
    expectRefusal(await attack(({ at }) => put(at(name), make)), 'file-refused', new RegExp(`dist/hostile/${name.replace('.', '\\.')} \\(`))
  })
})

test.each(kinds.filter(([, , canBe = true]) => canBe))('a record and a product that are %s, as the program has them', async (_, make) => {
  expectRefusal(await attack(({ at }) => put(at('edition.json'), make), ['info']), 'file-refused')
  expectRefusal(await attack(({ at }) => put(at('x.html'), make), ['verify']), 'file-refused')
})

describe('the record\'s source', () => {
  const name = (path: string) => ({ edit }: Edition) => edit(({ inputs: { source } }) => { source.path = path })

  test.each([
    ['a file of the system', '../../../../../../../../etc/passwd'], ['one by its whole path', join(home, 'secret.md')],
    ['no document', '../../../secret'], ['a name with a zero', '../../content/x.md\0.md'], ['a folder', '../..'], ['nothing', '']
  ])('is %s', async (_, path) => {
    expectRefusal(await attack(name(path)), 'source-outside', /--source/)
  })

  test.each([['a document outside this folder', '../../../secret.md'], ['none of this folder', '../../dist/../../elsewhere/x.md']])(
    'is %s: it is not looked for, and the edition not made again', async (_, path) => {
      const { code, out } = await attack(name(path), ['verify'])
      expect([code, out]).toEqual([0, expect.stringContaining('not made again') as string])
      expect(out).not.toContain(secret)
    }
  )

  test.runIf(isUnix)('is a link that leads outside', async () => {
    await put(join(project, 'content', 'link.md'), link(join(home, 'secret.md')))
    expectRefusal(await attack(name('../../content/link.md')), 'source-outside')
  })

  test.runIf(isUnix).each([['a pipe', pipe], ['a folder', (path: string) => mkdir(path)], ['a gigabyte', sparse]])('is %s', async (_, make) => {
    await put(join(project, 'content', 'odd.md'), make)
    expectRefusal(await attack(name('../../content/odd.md')), 'file-refused')
  })

  test('is another document of this folder: no word of it is told', async () => {
    await writeFile(join(project, 'content', 'other.md'), secret)
    const { code, out } = await attack(name('../../content/other.md'), ['verify'])
    expect(code).toBe(1)
    expect(out).toContain('(front-matter-missing)')
    expect(out).not.toContain(secret)
  })

  test('may lie in the edition\'s folder, and where the user says', async () => {
    expect((await attack(async ({ at, edit }) => {
      await cp(join(project, 'content', 'x.md'), at('x.md'))
      await edit(({ inputs: { source } }) => { source.path = 'x.md' })
    })).out).toContain('it went on')
    const named = join(home, 'elsewhere', 'x.md')
    expect(await attack(() => undefined, ['verify', '--source', named])).toMatchObject({ code: 0 })
    await rename(join(project, 'content', 'x.md'), join(home, 'moved.md'))
    expect(await attack(() => undefined, ['verify', '--source', named])).toMatchObject({ code: 0 })
    expect(await attack(() => undefined, ['verify'])).toMatchObject({ code: 0, out: expect.stringContaining('not made again') as string })
    expectRefusal(await attack(() => undefined, ['verify', '--source', '../none.md']), 'file-missing')
    await rename(join(home, 'moved.md'), join(project, 'content', 'x.md'))
    expectRefusal(await attack(() => undefined, ['verify', 'dist/x', '--source', named]), 'usage')
  })
})

describe('the record', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const set = (key: string, json: string) => async ({ at, edit }: Edition) => {
    await edit((record) => { Object.assign(key in record.inputs ? record.inputs : record, { [key]: '⌂' }) })
    await writeFile(at('edition.json'), (await readFile(at('edition.json'), 'utf8')).replace('"⌂"', json))
  }
  const many = (item: object, count: number) => JSON.stringify(Array.from({ length: count }, () => item))
  const file = { name: 'x.html', sha256: '0'.repeat(64) }

  test.each([
    ['of a day that no calendar has', 'epoch', '9007199254740991', /epoch/],
    ['of one before all', 'epoch', '-9007199254740991', /epoch/],
    ['of one without end', 'epoch', '1e999', /epoch/],
    ['with settings 20,000 deep', 'settings', `{"a": ${deep(20_000)}}`, /deep/],
    ['with findings 3,000,000 deep', 'findings', deep(3_000_000), /deep/],
    ['with a string that never ends', 'name', `"${'\\"'.repeat(2_000_000)}`, /JSON/],
    ['with settings of a megabyte', 'settings', JSON.stringify({ formats: 'x'.repeat(2 ** 20) }), /settings/],
    ['with 100,000 files', 'outputs', many({ ...file, bytes: 1 }, 100_000), /outputs/],
    ['with 100,000 styles', 'styles', many(file, 100_000), /styles/],
    ['with a million tools', 'tools', `{"tongbao": "1"${Array.from({ length: 1_000_000 }, (_, index) => `,"${index}":""`).join('')}}`, /tools/],
    ['with 100,000 levels', 'conformance', `{"checks": 1, "levels": ${many([], 0).replace('[]', `[${'"PDF/UA-1",'.repeat(99_999)}"PDF/UA-1"]`)}}`, /levels/],
    ['of an edition above', 'name', '".."', /name/],
    ['of a device', 'name', '"CON"', /name/],
    ['whose name takes hold of a terminal', 'name', '"\\u001b]0;owned\\u0007"', /name/]
  ])('%s', async (_, key, json, words) => {
    expectRefusal(await attack(set(key, json)), 'record-unreadable', words)
  })

  test('as the program has it', async () => {
    for (const command of ['verify', 'info']) {
      expectRefusal(await attack(set('settings', deep(20_000)), [command]), 'record-unreadable', /deep/)
    }
  })

  test.each(['..', '.', 'a/b', '../x', 'a\\b', 'NUL', 'com1.pdf', 'a\u0000', 'x.html\u202e', 'x:y'])('with a file %j', async (name) => {
    expectRefusal(await attack(({ edit }) => edit(({ outputs }) => { outputs[0] = { ...outputs[0], name } })), 'record-unreadable', /outputs\[0\]\.name/)
  })

  test('of an edition before 1970 is one like any other', async () => {
    const { inputs } = JSON.parse(await readFile(join(dist, 'old', 'edition.json'), 'utf8')) as { inputs: { epoch: number } }
    expect(inputs.epoch).toBeLessThan(0)
    expect(await tongbao(project, 'verify', 'dist/old')).toMatchObject({ code: 0 })
    expect(await tongbao(project, 'info', 'dist/old')).toMatchObject({ code: 0, out: expect.stringContaining('1949-10-01') as string })
  })
})

describe('nothing takes hold of the terminal', () => {
  const controls = /[^\P{Cc}\n]|[\p{Bidi_Control}\p{Zl}\p{Zp}]/u
  const bad = '\u001b[2J\u009b31m\u202e\u2066\u200f\r\u2028x'

  test('by a record', async () => {
    const spoil = ({ edit }: Edition) => edit((record) => {
      Object.assign(record['document'] as object, { title: `${bad}\nverified` })
      Object.assign(record.inputs, { browser: bad, source: { ...record.inputs.source, path: `../../content/${bad}.md` } })
    })
    for (const command of [['info'], ['info', '--json'], ['verify'], ['verify', '--json']]) {
      const { code, out } = await attack(spoil, command)
      expect([code, controls.exec(out)]).toEqual([0, null])
      expect(out).not.toMatch(/^verified/m)
      if (command[1]) expect(JSON.stringify(JSON.parse(out))).toContain('\u202e')
    }
  })

  test('by a path, a flag, a setting or a name of a document', async () => {
    await writeFile(join(project, 'settings.json'), JSON.stringify({ [bad]: 1 }))
    await writeFile(join(project, `${bad}.md`), document((yaml) => `${yaml}"${bad.replace(/[\r\u2028]/g, '')}": 1\n`)).catch(() => undefined)
    const runs = [
      ['verify', `dist/${bad}`], ['info', bad], ['build', `${bad}.md`], ['build', `none${bad}.md`, '--json'], [bad], ['build', `--${bad}`],
      ['build', 'content/x.md', '--config', 'settings.json'], ['build', 'content/x.md', '--out', `${bad}/\0`], ['fonts', '--fonts', bad]
    ]
    for (const run of runs.map((args) => args.filter((arg) => !arg.includes('\0')))) {
      expect(controls.exec((await tongbao(project, ...run)).out), run.join(' ')).toBe(null)
    }
  })

  test('because one file writes to it', () => {
    const found = execFileSync('grep', ['-rlE', 'std(out|err)\\.write|console\\.(log|error|warn|info)\\(', sources], { encoding: 'utf8' })
    // but for a program of its own, which writes to a pipe
    const others = found.trim().split('\n').filter((path) => !path.endsWith('fetch-browser.ts'))
    expect(others).toEqual([join(sources, 'effects/terminal.ts')])
  })
})
