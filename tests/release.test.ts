import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionRecord } from '../src/edition/record.js'
import { textsOf } from './support/epub-fixture.js'
import { hashesIn } from './support/killed.js'

const page = (title: string, body: string, more = '') => `---
form: 刊物
serialName: 试验通报
issueNumber: 第3期
issuer: 某市委办公厅
date: 2021年3月4日
title: ${title}
distribution: 发：各区县
printingOffice: 某市委印务处
printingDate: 2021年3月5日印发
${more}---

${body}
`
const text = '经研究，现将有关事项通报如下：各单位要认真学习，抓好落实。'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongbao-release-'))
  await write(text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(body: string, more = ''): Promise<void> {
  await writeFile(join(folder, '3.md'), page('关于试验的通报', body, more))
}

const tongbao = (...args: string[]) => tongbaoWith({}, ...args)

/** Runs the program; its output without what it has to say of this machine. */
function tongbaoWith(env: Record<string, string>, ...args: string[]): Promise<{ code: number, out: string }> {
  return new Promise((done) => {
    const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8', SOURCE_DATE_EPOCH: '', ...env } }
    execFile(process.execPath, [resolve('build/bin/tongbao.js'), ...args], options, (error, out, err) => {
      const lines = (out + err).split('\n').filter((line) => !/\((font-substituted|browser-unsandboxed)\)$/.test(line))
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: lines.join('\n') })
    })
  })
}

const at = (...path: string[]) => join(folder, 'dist', '3', ...path)
const recordAt = async (...path: string[]) => JSON.parse(await readFile(at(...path, 'edition.json'), 'utf8')) as EditionRecord

/** The tests of this file are one story: an edition is released, corrected, released again, and tampered with. */
describe('editions', () => {
  let first: Record<string, string> = {}

  test('what is not built is not released', async () => {
    expect(await tongbao('release', '3.md')).toMatchObject({ code: 2, out: expect.stringContaining('(record-unreadable)') as string })
  })

  test('a revision date without an edition before it is told', async () => {
    await write(text, 'revisionDate: 2021年3月8日\n')
    expect((await tongbao('build', '3.md')).out).toContain('(edition-unreleased)')
    expect((await recordAt()).inputs.epoch).toBe(Date.parse('2021-03-05') / 1000)
  })

  test('an edition is older than its source: it is not released', async () => {
    await write(text)
    const { code, out } = await tongbao('release', '3.md')
    expect([code, out]).toEqual([1, expect.stringMatching(/3\.md, which was changed .*\(release-stale\)/)])
  })

  test('a built edition is released as it is, once', async () => {
    expect(await tongbao('build', '3.md')).toMatchObject({ code: 0, out: expect.stringContaining('building: source ../../3.md changed') as string })
    expect(await tongbao('release', '3.md')).toMatchObject({ code: 0, out: expect.stringContaining('edition 1 is released') as string })
    first = await hashesIn(at('editions', '1'))
    expect(Object.keys(first)).toEqual(['3.epub', '3.html', '3.metadata.xml', '3.pdf', 'edition.json'])
    for (const name of Object.keys(first)) expect(await readFile(at(name)), name).toEqual(await readFile(at('editions', '1', name)))
    expect((await tongbao('release', 'dist/3')).out).toContain('edition 1 was released before, and is whole')
  })

  test('without a change it stays the first, also where it is built by force', async () => {
    expect((await tongbao('build', '3.md')).out).toBe('dist/3  unchanged, left as it is (--force builds it again)\n')
    expect((await tongbao('build', '3.md', '--force')).out).toContain('no page looks otherwise')
    expect((await recordAt()).edition).toBe(1)
  })

  test('a correction makes the second, which says so everywhere', async () => {
    await write(text.replace('落实', '洛实'))
    expect((await tongbao('build', '3.md')).out).toContain('(edition-undated)')
    const undated = await recordAt()
    // no day is said: files differ by the second
    expect(undated.inputs.epoch).toBeGreaterThan(Date.parse('2021-03-05') / 1000)
    expect(undated.inputs.epoch).toBeLessThan(Date.parse('2021-03-06') / 1000)
    expect(await tongbao('verify', 'dist/3')).toMatchObject({ code: 0, out: expect.stringContaining('made again to the same bytes') as string })

    await write(text.replace('落实', '洛实'), 'revisionDate: 2021年3月8日\n')
    expect(await tongbao('build', '3.md', '--json')).toMatchObject({ code: 0 })
    expect(await recordAt()).toMatchObject({ edition: 2, dated: 'document', inputs: { epoch: Date.parse('2021-03-08') / 1000 } })
    const note = '第2版，2021年3月8日修订'
    const says = async (name: string, ...words: readonly (string | RegExp)[]) => {
      const bytes = await readFile(at(name))
      const text = name.endsWith('epub') ? Object.values(textsOf(bytes)).join('\n') : bytes.toString().replace(/<\/?span[^>]*>/g, '')
      // the texts are too long to be shown where they lack something
      return words.filter((word) => typeof word === 'string' ? !text.includes(word) : !word.test(text))
    }
    expect(await says('3.html', /<p class="edition-note"[^>]*>第2版，2021年3月8日修订<\/p>/)).toEqual([])
    expect(await says('3.pdf', '<xmp:ModifyDate>2021-03-08T00:00:00Z</xmp:ModifyDate>', '<tongbao:edition>2</tongbao:edition>')).toEqual([])
    expect(await says('3.metadata.xml', `<element number="M75" name="附注">${note}</element>`)).toEqual([])
    expect(await says('3.epub', note, '《试验通报》2021年第3期第2版电子版', '<meta property="schema:bookEdition">2<', '<meta property="dcterms:modified">2021-03-08T')).toEqual([])
  })

  test('the second is released; both verify, and the first is the same to the byte', async () => {
    expect((await tongbao('release', '3.md')).out).toContain('edition 2 is released')
    const { code, out } = await tongbao('verify', 'dist/3', 'dist/3/editions/1', 'dist/3/editions/2')
    expect([code, out.split('\n').map((line) => /made again to the same|not made again/.exec(line)?.[0])]).toEqual(
      [0, ['made again to the same', 'not made again', 'not made again', undefined]])
    expect(await hashesIn(at('editions', '1'))).toEqual(first)
    expect(await readdir(join(folder, 'dist'))).toEqual(['3'])
  })

  test('errata name page and line, what is wrong and right, and the sheet', async () => {
    const { code, out } = await tongbao('errata', '1', '2')
    expect(code).toBe(0)
    expect(out).toContain('| 1 | 1页6行 | 1页6行 | 要认真学习，抓好**落**实。 | 要认真学习，抓好**洛**实。 |')
    expect(out).toContain('须重印1张（双面）：第1张（第1页）。')
    expect(out).toContain('逐页比较图像')
    const { out: json } = await tongbao('errata', 'dist/3/editions/1/edition.json', 'dist/3', '--json')
    expect((JSON.parse(json) as { errata: unknown }).errata).toMatchObject({ tongbaoErrata: 1, rows: [{ wrong: '落', right: '洛' }], pages: { comparedBy: 'pixels', corrected: [1], sheets: { reprint: [1] } } })
    expect(await tongbao('errata', '1', '2', '--to', 'lists')).toMatchObject({ code: 0 })
    const names = await readdir(join(folder, 'lists'))
    expect(names.sort()).toEqual(['html', 'json', 'md', 'pdf'].map((ending) => `3-errata-1-2.${ending}`))
    expect(await tongbao('errata', '1', '7', '--of', 'dist/3')).toMatchObject({ code: 2, out: expect.stringContaining('(edition-missing)') as string })
  })

  test('errata are bound as a last page, which outlasts a build without a change', async () => {
    await write(text.replace('落实', '着实'), 'revisionDate: 2021年3月9日\n')
    await tongbao('build', '3.md')
    expect(await tongbao('errata', '2', '3', '--bind')).toMatchObject({ code: 0, out: expect.stringContaining('3.pdf') as string })
    expect(await recordAt()).toMatchObject({ edition: 3, pages: 2, conformance: { levels: ['PDF/A-2a', 'PDF/UA-1'] } })
    expect((await recordAt()).blocks.at(-1)).toMatchObject({ id: 'errata', page: 2, line: 1 })
    const book = Object.values(textsOf(await readFile(at('3.epub')))).join('\n')
    expect(/勘误表（第3版对第2版）[^]*<strong>洛<\/strong>/.test(book)).toBe(true)
    expect((await tongbao('build', '3.md')).out).toContain('unchanged')
    expect(await tongbao('verify', 'dist/3')).toMatchObject({ code: 0, out: expect.stringContaining('made again to the same') as string })
    const { out } = await tongbao('errata', '2', '3', '--json')
    expect((JSON.parse(out) as { errata: unknown }).errata).toMatchObject({ rows: [{ wrong: '洛', right: '着' }], pages: { corrected: [1], noted: [2], sheets: { reprint: [1] } } })
    expect((await tongbao('build', '3.md', '--force')).out).toContain('take out page 2')
  })

  test('errata are bound neither to what is released, nor to what was changed since, nor on two pages', async () => {
    expect(await tongbao('errata', '1', '2', '--bind')).toMatchObject({ code: 2, out: expect.stringContaining('(release-taken)') as string })
    await write(text.replace('落实', '实落'), 'revisionDate: 2021年3月9日\n')
    expect(await tongbao('errata', '2', '3', '--bind')).toMatchObject({ code: 2, out: expect.stringContaining('(errata-unbound)') as string })
    const long = (word: string) => page('关于试验的通报', Array.from({ length: 30 }, (_, number) => `第${number}段的话${word}到这里。`).join('\n\n')).replace('第3期', '第5期')
    await writeFile(join(folder, '5.md'), long('说'))
    await tongbao('build', '5.md')
    await cp(join(folder, 'dist', '5'), join(folder, 'older'), { recursive: true })
    await writeFile(join(folder, '5.md'), long('写'))
    await tongbao('build', '5.md')
    expect(await tongbao('errata', 'older', 'dist/5', '--bind')).toMatchObject({ code: 1, out: expect.stringContaining('(errata-too-long)') as string })
  })

  test('the Markdown of errata is a document as any other', async () => {
    const { code, out } = await tongbao('build', 'lists/3-errata-1-2.md', '--out', 'of-errata')
    expect([code, out]).toEqual([0, expect.stringContaining('3-errata-1-2.pdf')])
    expect(JSON.parse(await readFile(join(folder, 'of-errata', '3-errata-1-2', 'edition.json'), 'utf8'))).toMatchObject({ pages: 1 })
  })

  test('an edition without a PDF, and one of another document', async () => {
    expect(await tongbao('build', '3.md', '--format', 'html', '--out', 'web')).toMatchObject({ code: 0 })
    expect(await tongbao('errata', 'dist/3', 'web/3')).toMatchObject({ code: 2, out: expect.stringContaining('(errata-unpaged)') as string })
    await writeFile(join(folder, '4.md'), page('关于试验的通报', text).replace('第3期', '第4期'))
    await tongbao('build', '4.md')
    expect(await tongbao('errata', 'dist/3', 'dist/4')).toMatchObject({ code: 0, out: expect.stringContaining('(errata-other)') as string })
  })

  test('a released edition that was edited by hand is told, neither compared nor written over', async () => {
    const html = at('editions', '1', '3.html')
    await chmod(html, 0o644)
    await writeFile(html, (await readFile(html, 'utf8')).replace('落实', '落到实处'))
    const edited = await hashesIn(at('editions', '1'))
    for (const args of [['verify', 'dist/3/editions/1'], ['errata', '1', '2', '--of', 'dist/3']]) {
      expect(await tongbao(...args)).toMatchObject({ code: 1, out: expect.stringContaining('(output-changed)') as string })
    }
    await write(text.replace('落实', '着落'), 'revisionDate: 2021年3月9日\n')
    expect((await tongbao('build', '3.md', '--force')).code).toBe(0)
    expect((await recordAt()).edition).toBe(3)
    await writeFile(join(folder, '1.md'), page('另一份', text))
    expect(await tongbao('build', '1.md', '--out', 'dist/3/editions', '--force')).toMatchObject({ code: 2, out: expect.stringContaining('(release-taken)') as string })
    expect(await hashesIn(at('editions', '1'))).toEqual(edited)
  })

  test('a number that is taken by another content is refused', async () => {
    await cp(at('editions', '2'), at('editions', '3'), { recursive: true })
    const before = await hashesIn(at('editions', '3'))
    expect(await tongbao('release', '3.md')).toMatchObject({ code: 2, out: expect.stringContaining('(release-taken)') as string })
    expect(await hashesIn(at('editions', '3'))).toEqual(before)
  })

  test('on a full disk nothing is released, and what was is whole', async () => {
    await rm(at('editions', '3'), { recursive: true })
    const preload = join(folder, 'full.mjs')
    await writeFile(preload, `
      import fs from 'node:fs/promises'
      import { syncBuiltinESMExports } from 'node:module'
      const { writeFile } = fs
      fs.writeFile = (path, ...rest) => /\\.tongbao-.*epub$/.test(path) ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : writeFile(path, ...rest)
      syncBuiltinESMExports()`)
    const before = await hashesIn(at('editions', '2'))
    expect(await tongbaoWith({ NODE_OPTIONS: `--import ${preload}` }, 'release', '3.md')).toMatchObject({ code: 2, out: expect.stringMatching(/ENOSPC.*\(out-unwritable\)/) as string })
    expect([await readdir(at('editions')), await hashesIn(at('editions', '2'))]).toEqual([['1', '2'], before])
    expect(await readdir(join(folder, 'dist'))).toEqual(['3', '4', '5'])
  })

  test('a present edition that was edited by hand is not released', async () => {
    await writeFile(at('3.html'), 'mine')
    expect(await tongbao('release', 'dist/3')).toMatchObject({ code: 1, out: expect.stringContaining('(output-changed)') as string })
    expect(await readdir(at('editions'))).toEqual(['1', '2'])
  })

  test('a file in the place of the releases is left alone', async () => {
    await mkdir(join(folder, 'dist', '4'), { recursive: true })
    await writeFile(join(folder, 'dist', '4', 'editions'), 'mine')
    expect(await tongbao('release', '4.md')).toMatchObject({ code: 2, out: expect.stringContaining('(out-unwritable)') as string })
    expect(await readFile(join(folder, 'dist', '4', 'editions'), 'utf8')).toBe('mine')
  })
})
