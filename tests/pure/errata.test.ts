import { expect, test, describe } from 'vitest'
import { compareEditions } from '../../src/edition/errata/compare-editions.js'
import { compareTexts } from '../../src/edition/errata/compare-texts.js'
import { withImages } from '../../src/edition/errata/edition-text.js'
import { setEdition, type Said } from '../support/set-edition.js'

/** Twelve blocks, of a line to four: six pages, three sheets. */
const said = [
  ['title', '关于试验的通报'], '甲段开头的话说得很清楚，后面还有一句。', '乙段讲的是另外一回事，同前一段不相干，读来并不费力。',
  ['heading-1', '一、总体要求'], '丙段提出三项要求，各单位要逐项落实，不得走样。', '丁段列出时间表，按月报送进展情况，年底统一考核评比。',
  ['row-1', '项目数量单位'], ['row-2', '道路三百公里'], ['row-3', '桥梁十二座整'],
  '戊段说明经费来源，由各级财政分担，专款专用，不许挪作他用。', '己段是结束语，希望大家共同努力，把工作做好。', ['printingDate', '2021年3月5日印发']
] as const satisfies readonly Said[]

function change(edit: (blocks: Said[]) => void): ReturnType<typeof compareEditions> {
  const blocks: Said[] = [...said]
  edit(blocks)
  return compareEditions(setEdition(said), setEdition(blocks))
}

const none = { shifts: [], pages: { corrected: [], moved: [], relaid: [], noted: [], dropped: [], sheets: { reprint: [], noted: [], dropped: [] } } }

describe('errata', () => {
  test('of the same edition there are none', () => {
    expect(change(() => undefined)).toMatchObject({ rows: [], ...none })
  })

  test('one character is one row, one page, one sheet', () => {
    const { rows, shifts, pages } = change((blocks) => { blocks[4] = '丙段提出三项要求，各单位要逐项落买，不得走样。' })
    expect(rows).toEqual([{
      kind: 'corrected', block: expect.stringMatching(/^paragraph-/), was: { page: 2, line: 4 }, is: { page: 2, line: 4 }, wrong: '实', right: '买', before: '求，各单位要逐项落'.slice(-8), after: '，不得走样。'
    }])
    expect([shifts, pages.corrected, pages.moved, pages.sheets.reprint]).toEqual([[], [2], [], [1]])
  })

  test('a heading, a title, a cell', () => {
    const { rows, pages } = change((blocks) => {
      blocks[0] = ['title', '关于实验的通报']
      blocks[3] = ['heading-7', '一、总的要求']
      blocks[7] = ['row-2', '道路四百公里']
    })
    expect(rows.map(({ block, wrong, right }) => [block, wrong, right])).toEqual([['title', '试', '实'], ['heading-7', '体', '的'], ['row-2', '三', '四']])
    expect(pages).toMatchObject({ corrected: [1, 2, 3], sheets: { reprint: [1, 2] } })
  })

  test('a sentence more: one row, and the pages behind it only moved', () => {
    const { rows, shifts, pages } = change((blocks) => { blocks[2] = `${said[2]}这里再添上一句话，好让后面的都往下移。` })
    expect(rows).toMatchObject([{ wrong: '', right: '这里再添上一句话，好让后面的都往下移。', was: { page: 2, line: 1 } }])
    expect(shifts).toMatchObject([{ blocks: 9, words: '一、总体要求', was: { page: 2, line: 2 }, is: { page: 2, line: 4 } }])
    expect(pages).toMatchObject({ corrected: [2], moved: [3, 4, 5, 6], sheets: { reprint: [1, 2, 3] } })
  })

  test('a paragraph that moved is one row', () => {
    const { rows } = change((blocks) => { blocks.splice(9, 0, ...blocks.splice(1, 1)) })
    expect(rows).toMatchObject([{ kind: 'moved', wrong: said[1], right: said[1], was: { page: 1, line: 2 }, is: { page: 4, line: 3 } }])
  })

  test('one that moved and was corrected is told as both', () => {
    const { rows } = change((blocks) => {
      blocks.splice(1, 1)
      blocks.splice(9, 0, '甲段开头的话说得很明白，后面还有一句。')
    })
    expect(rows.map(({ kind, wrong, right }) => [kind, wrong, right])).toEqual([
      ['moved', said[1], '甲段开头的话说得很明白，后面还有一句。'], ['corrected', '清楚', '明白']
    ])
  })

  test('a paragraph divided or joined has no errata', () => {
    const divided = change((blocks) => { blocks.splice(9, 1, said[9].slice(0, 9), said[9].slice(9)) })
    expect(divided.rows).toEqual([])
    expect(divided.pages.moved.length).toBeGreaterThan(0)
    expect(change((blocks) => { blocks.splice(9, 2, said[9] + said[10]) }).rows).toEqual([])
  })

  test('paragraphs that came or went are told whole', () => {
    const { rows } = change((blocks) => { blocks.splice(5, 1, '全新的一节内容，与旧文毫无关系，另起炉灶写成。') })
    expect(rows.map(({ wrong, right }) => [wrong, right])).toEqual([[said[5], ''], ['', '全新的一节内容，与旧文毫无关系，另起炉灶写成。']])
    const { rows: [gone], pages } = change((blocks) => { blocks.splice(9, 2) })
    expect(gone).toMatchObject({ wrong: said[9], right: '', before: '', after: '' })
    expect(pages).toMatchObject({ dropped: [5], sheets: { dropped: [3] } })
  })

  test('what looks otherwise and says the same is told apart', () => {
    const { rows, pages } = compareEditions(setEdition(said), setEdition(said, { inputs: { pictures: ['other'] } }))
    expect([rows, pages.corrected, pages.moved, pages.relaid]).toEqual([[], [], [], [1, 2, 3, 4, 5]])
  })

  test('the line that tells which edition it is counts for itself', () => {
    const blocks: Said[] = [...said.slice(0, -1), ['editionNote', '第2版'], said[11]]
    const { rows, pages } = compareEditions(setEdition([...said.slice(0, -1), ['editionNote', '第一版'], said[11]]), setEdition(blocks, { number: 2 }))
    expect([rows, pages.relaid, pages.noted, pages.sheets]).toEqual([[], [], [5], { reprint: [], noted: [3], dropped: [] }])
  })

  test('pixels win over what the content says', () => {
    const [old, fresh] = [setEdition(said), setEdition(said)]
    const pixels = ['a', 'b', 'c', 'd', 'e']
    expect(compareEditions(withImages(old, pixels), withImages(fresh, ['a', 'b', 'x', 'd', 'e'])).pages).toMatchObject({ comparedBy: 'pixels', relaid: [3] })
    expect(compareEditions(withImages(old, pixels), fresh).pages.comparedBy).toBe('content')
    expect(withImages(old, ['a'])).toBe(old)
  })
})

test.each([
  ['一样', '一样', []],
  ['甲乙丙', '丁乙戊', [['甲乙丙', '丁乙戊']]],
  ['甲乙乙丙', '丁乙乙戊', [['甲', '丁'], ['丙', '戊']]],
  ['𠮷野家', '吉野家', [['𠮷', '吉']]],
  ['', '新', [['', '新']]]
])('%s → %s', (old, fresh, replaced) => {
  expect(compareTexts(old, fresh).map(({ wrong, right }) => [wrong, right])).toEqual(replaced)
})

test('texts that have nothing in common are replaced as a whole, soon', () => {
  const [a, b] = [0x4e00, 0x6e00].map((first) => Array.from({ length: 6000 }, (_, index) => String.fromCodePoint(first + index)).join(''))
  expect(compareTexts(a ?? '', b ?? '')).toEqual([{ was: 0, is: 0, wrong: a, right: b }])
})
