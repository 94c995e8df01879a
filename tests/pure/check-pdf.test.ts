import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { gbt9704 } from '../../src/layout/page-format.js'
import { addStream, fromLatin1 } from '../../src/pdf/read/objects.js'
import { formatToUnicode } from '../../src/pdf/read/to-unicode.js'
import { checkPdf, type CheckedPdf } from '../../src/proof/check-pdf.js'
import type { Proof } from '../../src/proof/prove.js'
import { findingsOf } from '../../src/report.js'
import type { Extract, World } from '../../src/world.js'
import { brief } from '../support/document.js'
import { rewrite, set, writeSmallPdf, type SmallPdf } from '../support/small-pdf.js'

// what the small PDF says along its structure, and a character in the source that no PDF need have
const source = '甲甲甲甲丁甲甲甲甲\u200b甲甲甲甲甲甲甲'
const text = { text: source, offsets: [...source].map((_, index) => index), made: new Set<number>(), blocks: [] }
const [first, second] = ['甲'.repeat(12), '丁甲甲甲']

interface Spoilt { spoil?: (pdf: SmallPdf) => void, bytes?: Uint8Array, extracts?: () => Promise<readonly Extract[]>, format?: typeof gbt9704 }

/** Checks the small PDF, or one that was spoilt, as others read it or not at all. */
async function check({ spoil, bytes, extracts = async () => [], format = gbt9704 }: Spoilt = {}): Promise<{
  checked: CheckedPdf | undefined, proofs: readonly Proof[] | undefined, found: unknown[]
}> {
  const file = new VFile({ path: 'x.md', value: source })
  const pdf = bytes ?? await writeSmallPdf(spoil)
  const checked = await checkPdf(file, { pdf, text, format }, { extract: extracts } as unknown as World)
  const proofs = await checked?.prove()
  return { checked, proofs, found: brief(findingsOf(file)) }
}

describe('a finished PDF', () => {
  const reader = (by: string, portable: boolean, words = first): Extract => ({ by, portable, pages: [`${words} — 1 —`, `— 2 —\n${second}`] })

  test('keeps the standards, says what the source says and tells where', async () => {
    const { checked, proofs, found } = await check({ extracts: async () => [reader('here', true), reader('there', false)] })
    expect(found).toEqual([])
    expect([checked?.conformance.checks, checked?.conformance.failures]).toEqual([285, []])
    expect(checked?.placed.text).toBe(source)
    // the e-book counts its pages in the whole text
    expect(checked?.placed.runs.map(({ at, page }) => [at, page])).toEqual([...source].flatMap((character, at) =>
      character === '\u200b' ? [] : [[at, character === '丁' || at > 13 ? 2 : 1]]))
    expect(proofs).toEqual([{ product: 'pdf', by: 'structure', characters: 16 }, { product: 'pdf', by: 'here', characters: 16 }])
  })

  test('what another program reads otherwise is found, of whatever machine', async () => {
    const { proofs, found } = await check({ extracts: async () => [reader('there', false, first.replace('甲', '乙'))] })
    expect(found).toEqual([['text-differs', 1, 1, { zh: 'PDF (there) 第 1 页', en: 'PDF (there), page 1' }, first.slice(0, 10), `乙${first.slice(1, 10)}`]])
    expect(proofs).toEqual([{ product: 'pdf', by: 'structure', characters: 16 }])
  })

  test('another program that fails is heard where the proof is asked for', async () => {
    await expect(check({ extracts: async () => { throw new TypeError('another') } })).rejects.toThrow('another')
  })

  const unmarked = '\n0 0 9 9 re f'
  test.each<[string, (pdf: SmallPdf) => void, unknown[]]>([
    ['a clause', ({ catalog }) => set(catalog, 'Lang'), ['ISO 14289-1 7.2', { zh: '没有语言', en: 'no language' }, 1]],
    ['a rule of this program', ({ catalog }) => set(catalog, 'AcroForm', {}), [
      { zh: '本程序自己的要求', en: 'a rule of this program' }, { zh: '目录对象里有 AcroForm', en: 'AcroForm in the catalog' }, 1]],
    ['a clause, three times on two pages', ({ pages }) => { rewrite(pages[0], 'Contents', /$/, unmarked); rewrite(pages[1], 'Contents', /$/, unmarked.repeat(2)) }, [
      'ISO 14289-1 7.1', { zh: '第 1 页，线条既非结构内容也非装饰，或兼为二者', en: 'page 1, path that is neither tag nor artifact, or both' }, 3]]
  ])('that breaks %s has one finding', async (_, spoil, values) => {
    const { found } = await check({ spoil })
    expect(found[0]).toEqual(['conformance', undefined, undefined, ...values])
    expect(found.filter((row) => (row as unknown[])[0] === 'conformance')).toHaveLength(1)
  })

  test('that breaks two has two', async () => {
    const { found } = await check({ spoil: ({ catalog }) => { set(catalog, 'Lang'); set(catalog, 'AcroForm', {}) } })
    expect(found.map((row) => (row as unknown[]).slice(0, 4))).toEqual([
      ['conformance', undefined, undefined, { zh: '本程序自己的要求', en: 'a rule of this program' }], ['conformance', undefined, undefined, 'ISO 14289-1 7.2']
    ])
  })

  test('that says something else is found, on its page', async () => {
    const { found } = await check({
      spoil: ({ context, fonts }) => set(fonts[1], 'ToUnicode', addStream(context, fromLatin1(formatToUnicode(new Map([[1, '戊'], [2, '—'], [3, '1'], [4, '2']]))), {}))
    })
    expect(found).toEqual([['text-differs', 1, 5, { zh: 'PDF (structure) 第 2 页', en: 'PDF (structure), page 2' },
      source.replace('\u200b', '').slice(0, 14), source.replace('\u200b', '').replace('丁', '戊').slice(0, 14)]])
  })

  test('is not read where it is none', async () => {
    const { checked, found } = await check({ bytes: fromLatin1('no PDF') })
    expect(checked).toBeUndefined()
    expect(found.map((row) => (row as unknown[]).slice(0, 4))).toEqual([
      ['conformance', undefined, undefined, 'ISO 19005-2 6.1'], ['product-unreadable', undefined, undefined, 'PDF']
    ])
  })

  test('should have the number that its format has', async () => {
    const { found } = await check({ format: { ...gbt9704, pageNumber: { ...gbt9704.pageNumber, before: '第', after: '页' } } })
    expect(found).toEqual([1, 2].map((page) => ['text-lost', undefined, undefined, page, `—${page}—`, `第${page}页`]))
  })
})
