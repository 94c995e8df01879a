import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = resolve('build/bin/tongbao.js')
const seed = await readFile('tests/seed/2019-14.raw.txt', 'utf8')
const published = await readFile('content/2019-14.md', 'utf8')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongbao-clean-'))
  await writeFile(join(folder, 'raw.txt'), seed)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Outcome { code: number, out: string, err: string }

function tongbao(args: readonly string[], input = ''): Promise<Outcome> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [program, ...args], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
    child.stdin?.end(input)
  })
}

const read = (name: string) => readFile(join(folder, name), 'utf8')

describe('tongbao clean', () => {
  test('writes the bulletin, its ledger and the page on it', async () => {
    const { code, out } = await tongbao(['clean', 'raw.txt', '-o', 'made/2019-14.md'])
    expect(code).toBe(0)
    expect(out).toContain('15 paragraphs, 10 page marks, 10 fields; 7126 characters: 5371 in the text, 83 in the front matter, 1672 dropped or changed; 0 doubtful')
    expect((await readdir(join(folder, 'made'))).sort()).toEqual(['2019-14.ledger.html', '2019-14.ledger.json', '2019-14.md'])
    expect(await read('made/2019-14.md')).toBe(published)
    const ledger: unknown = JSON.parse(await read('made/2019-14.ledger.json'))
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile('schemas/clean.schema.json', 'utf8')) as object)
    expect(validate(ledger), JSON.stringify(validate.errors)).toBe(true)
    const page = await read('made/2019-14.ledger.html')
    expect(page).toContain("default-src 'none'")
    expect(page.match(/<mark id="r\d+"/g)?.length).toBeGreaterThan(10)
  })

  test('changes nothing in what it wrote, and says so', async () => {
    await tongbao(['clean', 'raw.txt', '-o', 'same/a.md'])
    expect((await tongbao(['clean', 'raw.txt', '-o', 'same/a.md'])).out).toContain('same as the file that is there')
    expect((await tongbao(['clean', 'same/a.md', '-o', 'same/b.md'])).code).toBe(0)
    expect(await read('same/b.md')).toBe(published)
  })

  test('--dry-run tells and writes nothing', async () => {
    const { code, out } = await tongbao(['clean', 'raw.txt', '-o', 'dry/a.md', '--dry-run'])
    expect([code, out]).toEqual([0, expect.stringContaining('15 paragraphs')])
    expect(await readdir(folder)).not.toContain('dry')
  })

  test('never writes over hand edits, shows them, and does with --force', async () => {
    await tongbao(['clean', 'raw.txt', '-o', 'edited/a.md'])
    await writeFile(join(folder, 'edited/a.md'), published.replace('乌兰同志', '乌蓝同志'))
    const { code, err: out } = await tongbao(['clean', 'raw.txt', '-o', 'edited/a.md'])
    expect(code).toBe(1)
    expect(out).toMatch(/^edited\/a\.md:15:\d+ error: Unexpected hand edit “.*乌蓝同志.*”, where the clean-up has “.*乌兰同志.*” \(clean-edited\)$|\(clean-edited\)/m)
    expect(out).toContain('乌蓝')
    expect(await read('edited/a.md')).toContain('乌蓝同志')
    expect((await tongbao(['clean', 'raw.txt', '-o', 'edited/a.md', '--force'])).code).toBe(0)
    expect(await read('edited/a.md')).toBe(published)
  })
})

describe('doubtful decisions', () => {
  const oath = '我们宣誓：忠于祖国，忠于人民，恪尽职守，廉洁奉公。'
  const raw = `关于宣誓的通知\n\n各单位：\n\n现将誓词印发给你们。\n\n${oath}\n\n${oath}\n\n特此通知。\n`
  const count = (text: string) => text.split('忠于祖国').length - 1
  beforeAll(() => writeFile(join(folder, 'oath.txt'), raw))

  test('leave the text as it is and are told', async () => {
    const { code, err } = await tongbao(['clean', 'oath.txt', '-o', 'oath/a.md'])
    expect([code, err]).toEqual([0, expect.stringContaining('(clean-doubtful)')])
    expect(err).toMatch(/Found 1 doubtful places.* \(clean-doubtful\)/)
    expect(count(await read('oath/a.md'))).toBe(2)
  })

  test('are carried out with --accept', async () => {
    await tongbao(['clean', 'oath.txt', '-o', 'oath/b.md', '--accept'])
    expect(count(await read('oath/b.md'))).toBe(1)
  })

  test('are asked once with --review; the answer is kept beside the raw text', async () => {
    await writeFile(join(folder, 'asked.txt'), raw)
    const { code, err, out } = await tongbao(['clean', 'asked.txt', '-o', 'asked/a.md', '--review'], 'what\nn\n')
    expect([code, err.match(/y to do it/g)?.length]).toEqual([0, 2])
    expect(out + err).not.toContain('clean-doubtful')
    expect(count(await read('asked/a.md'))).toBe(2)
    await writeFile(join(folder, 'changed.txt'), raw)
    expect((await tongbao(['clean', 'changed.txt', '-o', 'asked/c.md', '--review'], 'e\n誓词 2 遍,从略。\n')).code).toBe(0)
    expect(await read('asked/c.md')).toContain('廉洁奉公。\n\n誓词 2 遍,从略。\n\n<!-- page 2 -->特此通知。')
    const again = await tongbao(['clean', 'asked.txt', '-o', 'asked/a.md', '--review'])
    expect([again.code, again.err]).toEqual([0, ''])
    await writeFile(join(folder, 'asked.txt.answers.json'), (await read('asked.txt.answers.json')).replace('false', 'true'))
    await tongbao(['clean', 'asked.txt', '-o', 'asked/b.md'])
    expect(count(await read('asked/b.md'))).toBe(1)
  })
})

describe('bad input gives clear words and the right exit code', () => {
  const chinese = new Map([['各', 0xb8f7], ['单', 0xb5a5], ['位', 0xcebb], ['：', 0xa3ba], ['通', 0xcda8], ['知', 0xd6aa], ['。', 0xa1a3]])
  const gbk = (text: string) => Buffer.from([...text].flatMap((character) => {
    const code = chinese.get(character) ?? character.charCodeAt(0)
    return code > 255 ? [code >> 8, code & 255] : [code]
  }))
  const bad: [what: string, name: string, content: string | Uint8Array, code: number, id: RegExp | string][] = [
    ['nothing', 'empty.txt', '', 1, '(clean-empty)'],
    ['white space alone', 'white.txt', ' \n\u3000\n\ufeff', 1, '(clean-empty)'],
    ['a picture', 'picture.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 1, '(clean-format)'],
    ['other bytes', 'bytes.txt', Uint8Array.from({ length: 999 }, (_, at) => (at * 7) % 31), 1, '(clean-format)'],
    ['a .doc', 'old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 1, '(clean-format)'],
    ['GB18030', 'gb.txt', gbk('各单位：\n\n通知。\n'), 0, '(clean-encoding)'],
    ['UTF-16', 'wide.txt', Buffer.from('\ufeff各单位：\n\n通知。\n', 'utf16le'), 0, '(clean-encoding)'],
    ['two encodings', 'mixed.txt', Buffer.concat([gbk('通知。\n'), Buffer.from('各单位通知，請核對。\n'), Uint8Array.of(0xff, 0xff, 10)]), 0, '(clean-encoding-mixed)'],
    ['only marks', 'marks.txt', '。。。！！！\n\n，，，\n', 0, 'doubtful'],
    ['Traditional Chinese', 'trad.txt', '關於進一步加強樹木保護的通知\n\n各單位：\n\n請遵照執行。\n', 0, '1 paragraphs'],
    ['one page again and again', 'page.txt', '为推进工作，现将有关事项通知如下，请结合本单位实际抓好贯彻落实，并于6月1日前报送情况\n\n'.repeat(9), 0, '1 paragraphs']
  ]
  test.each(bad)('%s', async (_, name, content, code, id) => {
    await writeFile(join(folder, name), content)
    const outcome = await tongbao(['clean', name, '-o', `bad/${name}.md`])
    expect([outcome.code, outcome.out + outcome.err]).toEqual([code, expect.stringMatching(id instanceof RegExp ? id : id.replace(/[()]/g, '\\$&'))])
    expect(outcome.out + outcome.err).not.toMatch(/\n\s+at /)
  })

  test('each finding of a file is known by its id', async () => {
    const idOf = async (name: string) => /\(([\w-]+)\)/.exec((await tongbao(['clean', name, '-o', `ids/${name}.md`])).err)?.[1]
    expect(await idOf('empty.txt')).toBe('clean-empty')
    expect(await idOf('old.doc')).toBe('clean-format')
    expect(await idOf('gb.txt')).toBe('clean-encoding')
    expect(await idOf('oath.txt')).toBe('clean-doubtful')
    expect((await tongbao(['clean', 'mixed.txt', '-o', 'ids/m.md'])).err).toMatch(/mixed\.txt:3:1 warning: .*\(clean-encoding-mixed\)/)
  })

  test.each([['no file', ['clean', '-o', 'a.md'], 'operand-missing'], ['no place', ['clean', 'raw.txt'], 'usage'], ['two files', ['clean', 'raw.txt', 'raw.txt', '-o', 'a.md'], 'operand-extra'],
    ['a place that is no Markdown', ['clean', 'raw.txt', '-o', 'a.txt'], 'usage'], ['a file that is not there', ['clean', 'none.txt', '-o', 'a.md'], 'file-missing'],
    ['a folder', ['clean', '.', '-o', 'a.md'], 'file-unreadable']])('%s', async (_, args, id) => {
    const { code, out, err } = await tongbao(args)
    expect([code, out + err]).toEqual([2, expect.stringContaining(`(${id})`)])
  })

  test('50 MB, and one line of 5 MB, end in time', async () => {
    await writeFile(join(folder, 'huge.txt'), Buffer.alloc(50 * 2 ** 20, '为人民服务。\n'))
    expect((await tongbao(['clean', 'huge.txt', '-o', 'bad/huge.md'])).code).toBe(2)
    await writeFile(join(folder, 'line.txt'), '为人民服务，'.repeat(280_000))
    const start = performance.now()
    expect((await tongbao(['clean', 'line.txt', '-o', 'bad/line.md'])).code).toBe(0)
    expect(performance.now() - start).toBeLessThan(30_000)
  })
})
