import { PDFArray, PDFContext, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { accessibilityOf } from '../../src/epub/accessibility.js'
import { repairFigures } from '../../src/pdf/archive/repair-figures.js'
import { nameAt } from '../../src/pdf/read/objects.js'
import type { PdfPage } from '../../src/pdf/read/read.js'
import { element } from '../../src/pdf/read/structure.js'

describe('what a book says of its accessibility', () => {
  const plain = [
    ['accessMode', 'textual'], ['accessModeSufficient', 'textual'], ['accessibilityFeature', 'tableOfContents'], ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'readingOrder'], ['accessibilityFeature', 'displayTransformability'], ['accessibilityHazard', 'none']
  ]
  const text = '全文为可选取、可朗读的文字，字号、颜色可由阅读器调整'

  test('of text alone', () => {
    expect(accessibilityOf({ hasPictures: false, hasPages: false, isReviewed: true })).toEqual([...plain, ['accessibilitySummary', `${text}。`]])
  })

  test('with pictures, which are another mode, and with pages; what nobody has reviewed says so', () => {
    expect(accessibilityOf({ hasPictures: true, hasPages: false, isReviewed: true })).toEqual([
      ...plain.slice(0, 1), ['accessMode', 'visual'], ...plain.slice(1, 6), ['accessibilityFeature', 'alternativeText'], ...plain.slice(6),
      ['accessibilitySummary', `${text}；图片均有文字说明。`]
    ])
    expect(accessibilityOf({ hasPictures: false, hasPages: true, isReviewed: false })).toEqual([
      ...plain.slice(0, 6), ['accessibilityFeature', 'pageBreakMarkers'], ['accessibilityFeature', 'pageNavigation'], ...plain.slice(6),
      ['accessibilitySummary', `${text}；文中标有分页位置，可按页码查找；未经人工无障碍评测，不声明符合标准。`]
    ])
  })
})

describe('where a picture lies', () => {
  type Box = [number, number, number, number]
  const page = (...boxes: (Box | undefined)[][]): PdfPage => ({
    scan: { sequences: new Map(boxes.map((own, mcid) => [mcid, { text: '', painted: own.map((box) => ({ text: '', ...(box && { box }) })) }])) }
  } as unknown as PdfPage)
  const mark = (page: number, mcid: number) => ({ kind: 'mark' as const, page, mcid })

  test('is what all of it covers, to a hundredth of a point', () => {
    const context = PDFContext.create()
    const figure = element('Figure', [mark(1, 0), element('Span', [mark(1, 2)])])
    const [empty, paragraph] = [element('Figure', [mark(0, 0)]), element('P', [mark(1, 0)])]
    const pages = [page([undefined]), page([[10.123, 20, 30, 40.456], undefined], [[0, 0, 500, 500]], [[15, 12.3449, 42, 22]])]
    repairFigures(element('StructTreeRoot', [element('Document', [empty, paragraph, figure])]), context, pages)
    const attributes = figure.entries.get('A')
    if (!(attributes instanceof PDFDict)) throw new Error('no attributes')
    expect(nameAt(attributes, 'O')).toBe('Layout')
    expect(attributes.lookup(PDFName.of('BBox'), PDFArray).asArray().map((edge) => (edge as PDFNumber).asNumber())).toEqual([10.12, 12.34, 42, 40.46])
    expect([empty, paragraph].map(({ entries }) => entries.has('A'))).toEqual([false, false])
  })
})
