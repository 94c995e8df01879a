import { describe, expect, test } from 'vitest'
import { exampleNumber, rightNumber } from '../../src/document/document-number.js'
import { genreInTitle } from '../../src/forms/genres.js'
import { exampleOf, set } from '../support/issued.js'
import { assets } from '../support/world.js'
import { draft } from '../support/draft.js'
import { parseDocument } from '../../src/document/parse.js'

const text = '现将有关事项通知如下。'

describe('what the text repeats of its fields', () => {
  test('is printed once, in its own place, whatever of it was typed, and counts as metadata', () => {
    const typed = ['青政发〔2019〕14号', '各乡镇人民政府、街道办事处，县政府各部门：', text, '青禾县人民政府', '2019年4月26日', '（此件公开发布）', '抄送：县委各部门，县人大常委会办公室，县政协办公室。', '青禾县人民政府办公室　2019年4月29日印发']
    const repeated = draft(exampleOf('redhead', undefined, typed.join('\n\n')))
    const once = draft(exampleOf('redhead', undefined, text))
    expect(repeated.ids.map((id) => id.split(' ')[0])).toEqual(Array.from({ length: 7 }, () => 'field-repeated'))
    expect(repeated.page).toBe(once.page)
    expect(repeated.counts?.printed).toBe(once.counts?.printed)
  })

  test('may stand on one line, or in lines of the agencies', () => {
    const joint = (yaml: string) => set('发文机关署名', '[青禾县财政局, 青禾县水利局]')(yaml)
    const body = `${text}\n\n青禾县财政局\n\n青禾县水利局\n\n2019年4月26日`
    expect(draft(exampleOf('redhead', joint, body)).text).toBe(text)
    expect(draft(exampleOf('redhead', undefined, `${text}\n\n青禾县人民政府\n2019年4月26日`)).text).toBe(text)
    expect(draft(exampleOf('order', undefined, `${text}\n\n县长　覃昱\n\n2019年9月20日`)).text).toBe(text)
    expect(draft(exampleOf('minutes', undefined, `${text}\n\n出席：覃昱、王岐、李白水、陈禾、周敏、罗启明\n\n记录：何青`)).text).toBe(`${text}记录：何青`)
  })

  test('is text where it stands within the text, or a second time', () => {
    expect(draft(exampleOf('redhead', undefined, `${text}\n\n青禾县人民政府决定如下。`)).text).toBe(`${text}青禾县人民政府决定如下。`)
    expect(draft(exampleOf('redhead', undefined, `${text}\n\n青禾县人民政府\n\n青禾县人民政府`)).text).toBe(`${text}青禾县人民政府`)
    const many = Array.from({ length: 20 }, () => text).join('\n\n')
    expect(draft(exampleOf('redhead', undefined, `2019年4月26日\n\n${many}`)).text).toContain('2019年4月26日')
  })

  test('and differs, is an error: another date, another name over the date', () => {
    expect(draft(exampleOf('redhead', undefined, `${text}\n\n青禾县人民政府\n\n2019年4月27日`)).ids).toContainEqual(expect.stringMatching(/^closing-differs/))
    expect(draft(exampleOf('redhead', undefined, `${text}\n\n青禾县政府\n\n2019年4月26日`)).ids).toContainEqual(expect.stringMatching(/^closing-differs/))
  })

  test('is known in another spelling, with a warning: a date in Chinese numerals, other marks, the place of a seal', () => {
    const dated = (date: string) => draft(exampleOf('redhead', undefined, `${text}\n\n青禾县人民政府（盖章）\n\n${date}`))
    for (const date of ['二〇一九年四月二十六日', '二○一九年四月廿六日', '二零一九年四月二十六日', '2019年04月26日', '２０１９年４月２６日', '（2019年4月26日）']) {
      expect(dated(date).text, date).toBe(text)
      expect(dated(date).ids.map((id) => id.split(' ')[0]), date).toEqual(['field-respelled', 'field-respelled'])
    }
    expect(draft(exampleOf('redhead', undefined, `青政发[2019]14号\n\n各乡镇人民政府，街道办事处，县政府各部门:\n\n${text}`)).text).toBe(text)
    for (const date of ['二〇一九年四月二十七日', '2019年4月', '二〇一八年四月二十六日']) expect(dated(date).ids.join(), date).toContain('closing-differs')
  })

  test('and differs at the head, is an error: another number, other recipients', () => {
    const ids = (head: string) => draft(exampleOf('redhead', undefined, `${head}\n\n${text}`)).ids.map((id) => id.split(' ')[0])
    expect(ids('青政发〔2019〕15号')).toContain('closing-differs')
    expect(ids('各乡镇人民政府、街道办事处，县直各单位：')).toContain('closing-differs')
    expect(ids('现将有关事项通知如下：')).toEqual([])
  })

  test('is known before much text that follows it without being an annex, and has that behind it', () => {
    const more = Array.from({ length: 40 }, (_, index) => `其后第${index + 1}段。`)
    const { page = '', ids } = draft(exampleOf('redhead', set('附件说明', undefined), [text, '青禾县人民政府', '2019年4月26日', ...more].join('\n\n')))
    expect(ids.map((id) => id.split(' ')[0])).toEqual(['field-repeated', 'field-repeated'])
    expect(page).toContain(`${text}青禾县人民政府2019年4月26日（此件公开发布）${more.join('')}抄送：`)
  })

  test('is known before annexes with heads of any depth, whose titles stay, and behind them', () => {
    const named = (yaml: string) => set('附件说明', '[任务分工表, 联络员名单]')(yaml)
    const annexes = '## 附件1\n\n任务分工表\n\n县水利局牵头。\n\n## 附件2\n\n联络员名单\n\n王敏。\n\n青禾县人民政府办公室'
    const imprint = '抄送：县委各部门，县人大常委会办公室，县政协办公室。\n\n青禾县人民政府办公室 2019年4月29日印发'
    const closing = '附件：1.任务分工表\n\n2.联络员名单\n\n青禾县人民政府\n\n2019年4月26日'
    const typed = draft(exampleOf('redhead', named, `${text}\n\n${closing}\n\n${annexes}\n\n${imprint}`))
    expect(typed.page).toBe(draft(exampleOf('redhead', named, `${text}\n\n${annexes}`)).page)
    expect(typed.ids.filter((id) => id.startsWith('field-repeated'))).toHaveLength(6)
  })

  test('may have the date and the place of the seal below each of many agencies', () => {
    const agencies = ['财政局', '水利局', '民政局', '公安局', '司法局', '审计局', '林业局', '教育局']
    const body = agencies.map((name) => `${name}\n\n（盖章）\n\n2019年4月26日`).join('\n\n')
    expect(draft(exampleOf('redhead', set('发文机关署名', `[${agencies.join(', ')}]`), `${text}\n\n${body}`)).text).toBe(text)
  })

  test('is no title of an order, which prints none: it heads what is enclosed', () => {
    const { ids } = draft(exampleOf('order', undefined, `${text}\n\n# 青禾县农村供水管理办法\n\n${text}`))
    expect(ids.filter((id) => id.startsWith('title-in-body'))).toEqual([])
  })

  test('of a serial is text: it has no such fields', () => {
    expect(draft(exampleOf('bulletin', undefined, `${text}\n\n2019年11月8日`)).text).toBe(`${text}2019年11月8日`)
  })
})

describe('what stands behind the closing of a text', () => {
  const plain = set('附件说明', undefined)
  const pageOf = (form: string, change: (yaml: string) => string, ...blocks: string[]) => draft(exampleOf(form, change, blocks.join('\n\n')))

  test('is printed behind it, before annexes', () => {
    const { page, ids } = pageOf('redhead', set('附件说明', '清单'), text, '附件：清单', '青禾县人民政府', '2019年4月26日', '（本文有删减）', '# 附件', '# 清单', '一项。')
    expect(page).toContain(`${text}附件：清单青禾县人民政府2019年4月26日（此件公开发布）（本文有删减）附件清单一项。抄送：`)
    expect(ids.filter((id) => !id.startsWith('field-repeated'))).toEqual([])
  })

  test('and between the parts of it, or behind the imprint, is found where the form has another order', () => {
    const order = (...blocks: string[]) => pageOf('redhead', plain, text, ...blocks).ids.filter((id) => id.startsWith('closing-order'))
    expect(order('青禾县人民政府', '（本文有删减）', '2019年4月26日')).toHaveLength(1)
    expect(order('青禾县人民政府', '2019年4月26日', '青禾县人民政府办公室　2019年4月29日印发', '校对：王岐。')).toHaveLength(1)
    expect(order('联系人：王岐。', '青禾县人民政府', '2019年4月26日')).toEqual([])
  })

  test('is another agency among those that sign jointly: an error', () => {
    const joint = (yaml: string) => set('发文机关署名', '[青禾县财政局, 青禾县水利局]')(plain(yaml))
    expect(pageOf('redhead', joint, text, '青禾县财政局', '青禾县林业局', '青禾县水利局', '2019年4月26日').ids.join()).not.toBe('')
    expect(pageOf('redhead', joint, text, '青禾县财政局', '（盖章）', '青禾县林业局', '（盖章）', '青禾县水利局', '（盖章）', '2019年4月26日').ids.join()).toContain('closing-differs')
  })

  test('is a line of the imprint that no field has, or that differs from it: found', () => {
    expect(pageOf('redhead', (yaml) => set('抄送机关', undefined)(plain(yaml)), text, '抄送：县委各部门。').ids.join()).toContain('imprint-typed')
    expect(pageOf('redhead', plain, text, '抄送：县委各部门。').ids.join()).toContain('closing-differs')
    expect(pageOf('letter', plain, text, '青禾县人民政府办公室 2020年5月8日印发').ids.join()).toContain('imprint-none')
  })
})

test.each([
  ['青政发〔2019〕14号', '青政发〔2019〕14号'], ['青政发[2019]14号', '青政发〔2019〕14号'], ['青政发（19）第014号', '青政发〔2019〕14号'],
  ['青政发【2019】 14 号', '青政发〔2019〕14号'], ['青政发〔2019〕14', '青政发〔2019〕14号'], ['青政发第14号', '青政发〔2019〕14号']
])('the number %s should be %s', (number, right) => {
  expect(rightNumber(number) ?? exampleNumber).toBe(right)
})

test.each([
  ['关于做好工作的通知', '通知'], ['关于商请支持的函', '函'], ['关于同意的复函', '复函'], ['政府工作报告', '工作报告'], ['办法（试行）', '办法'], ['把事办好', undefined]
])('the title %s ends with the genre %s', (title, genre) => {
  expect(genreInTitle(title)).toBe(genre)
})

test('a document takes its genre from the title; where that says none, it has to be said', () => {
  const described = (file: ReturnType<typeof exampleOf>) => parseDocument(file, { forms: assets.forms, picture: () => undefined })?.description.genre
  expect(described(exampleOf('letter'))).toBe('函')
  expect(described(exampleOf('order'))).toBe('令')
  const untold = exampleOf('redhead', set('标题', '把群众的事办好'), text)
  expect(described(untold)).toBeUndefined()
  expect(untold.messages.map(({ ruleId }) => ruleId)).toContain('front-matter-key-missing')
})
