import { describe, expect, test } from 'vitest'
import { form as bulletin } from '../../src/forms/bulletin.js'
import { fieldsOf, keyOf } from '../../src/forms/fields.js'
import type { Form } from '../../src/forms/form.js'
import { kinds } from '../../src/forms/kinds.js'
import { brief, everyField, everyRow, outside, read, readWhole, required } from '../support/document.js'

const notice: Form = {
  term: '告示', genre: '公告', help: { zh: '', en: '' },
  fields: {
    issuer: { term: '署名', kind: 'text', required: true, shown: true, example: '', help: { zh: '', en: '' } },
    date: { term: '日期', kind: 'date', required: true, example: '', help: { zh: '', en: '' } },
    phone: { term: '电话', kind: 'text', required: { with: 'contact' }, example: '', help: { zh: '', en: '' } },
    contact: { term: '联系人', kind: 'text', example: '', help: { zh: '', en: '' } }
  },
  describe: (metadata) => {
    const { issuer, date } = metadata as unknown as { issuer: string, date: { text: string, iso: string } }
    return { title: ['关于', '某事'], issuer, date, identity: [issuer] }
  }
}
const world = { ...outside, forms: new Map([...outside.forms, ['notice', notice]]) }
const findings = (frontMatter: string) => brief(read(`---\n${frontMatter}---\n\n正文。\n`, world).found)
const bare = 'form: notice\nissuer: 甲局\ndate: 2021年3月4日\n'

describe('what a document is', () => {
  test('its fields stand in the order of the rows, whatever that of the lines', () => {
    const { document } = readWhole(everyRow)
    expect([...document.fields.keys()]).toEqual(Object.keys(fieldsOf(bulletin as unknown as Form)))
    expect([...document.fields.values()].map(({ key, field }) => fieldsOf(bulletin as unknown as Form)[key] === field)).not.toContain(false)
    expect(document.rows).toEqual(fieldsOf(bulletin as unknown as Form))
    expect(document.name).toBe('example')
  })

  test('what later stages know of a bulletin', () => {
    expect(readWhole(everyField).document.description).toEqual({
      form: 'bulletin', genre: '通知', title: ['关于试验的通报'], plainTitle: '关于试验的通报', issuer: '某市委办公厅', issuers: ['某市委办公厅'], author: '张三丰',
      date: { text: '2021年3月4日', iso: '2021-03-04' }, made: '2021-03-05',
      series: { name: '试验通报', issue: '第27期', position: '2021.27' }, citation: '《试验通报》2021年第27期', number: '试验通报2021年第27期',
      identity: ['某市委办公厅', '试验通报', '2021', 27], publisher: '某市出版社', language: 'zh-Hans-CN', summary: '内容提要', keywords: ['试验', '讲话'],
      rights: '不得翻印', archive: { 全宗号: '89', 保管期限: '永久' }, edition: 1, revised: { text: '2021年4月6日', iso: '2021-04-06' }, pagination: 'flow'
    })
  })

  test('what is known where only that is given which must be', () => {
    expect(readWhole(required).document.description).toMatchObject({
      genre: '通报', language: 'zh-CN', publisher: '某市委办公厅', author: undefined, summary: undefined, keywords: [], rights: undefined, archive: {},
      edition: 1, revised: undefined, pagination: undefined
    })
    const { description, fields } = readWhole(bare, '正文。', world).document
    expect(description).toEqual({
      form: 'notice', genre: '公告', title: ['关于', '某事'], plainTitle: '关于某事', issuer: '甲局', issuers: ['甲局'], date: { text: '2021年3月4日', iso: '2021-03-04' },
      made: '2021-03-04', citation: '《关于某事》', identity: ['甲局'], publisher: '甲局', language: 'zh-CN', keywords: [], archive: {},
      summary: undefined, rights: undefined, edition: 1, revised: undefined, pagination: undefined
    })
    expect([...fields].map(([key, { value }]) => [key, value])).toEqual([
      ['form', 'notice'], ['genre', '公告'], ['issuer', '甲局'], ['date', { text: '2021年3月4日', iso: '2021-03-04' }], ['language', 'zh-CN']
    ])
  })

  test('a form goes by either name, a key too', () => {
    for (const form of ['form: notice', 'form: 告示', '公文格式: notice', '公文格式: 告示']) {
      expect(readWhole(`${form}\n署名: 甲局\ndate: 2021-03-04\n`, '正文。', world).document.description.form).toBe('notice')
    }
    const rows = fieldsOf(notice)
    expect(['issuer', '署名', 'form', '公文格式', 'Issuer', 'toString', ''].map((key) => keyOf(rows, key)))
      .toEqual(['issuer', 'issuer', 'form', 'form', undefined, undefined, undefined])
  })

  test('genre: tongbao, as it was written before there were forms', () => {
    const old = required.replace('form: 刊物', 'genre: tongbao')
    expect(findings(old)).toEqual([['genre-names-form', 2, 1, '刊物']])
    const { document } = read(`---\n${old}---\n\n正文。`)
    expect([document?.description.form, document?.description.genre]).toEqual(['bulletin', '通报'])
    // where the form is named, it is no news and no genre
    expect(findings(`${required}genre: tongbao\n`)).toEqual([])
    expect(readWhole(`${required}genre: tongbao\n`).document.description.genre).toBe('通报')
    expect(findings(required.replace('form: 刊物', 'genre: 通知'))).toEqual([['front-matter-key-missing', 1, 1, 'form', '公文格式']])
    expect(findings(`note: tongbao\n`)).toEqual([['front-matter-key-missing', 1, 1, 'form', '公文格式']])
    expect(readWhole(`${required}note: tongbao\n`).document.fields.get('note')?.value).toBe('tongbao')
  })
})

describe('what is wrong with front matter', () => {
  const { zh, en } = kinds.date
  const none = { zh: '', en: '' }
  const shapeless = { zh: '应为“名称: 值”的样子，每项一行', en: 'no lines of the shape “key: value”' }
  test.each<[string, string, unknown[]]>([
    ['no form', 'issuer: 甲局\n', [['front-matter-key-missing', 1, 1, 'form', '公文格式']]],
    ['another form', 'issuer: 甲局\nform: 函\n', [['form-unknown', 3, 1, '函', { zh: '刊物（函是文种，不是格式）', en: 'bulletin (函 is a kind of document, no form)' }]]],
    ['a form that is a list', 'form: [notice]\n', [['form-unknown', 2, 1, 'notice', { zh: '刊物、告示', en: 'bulletin, notice' }]]],
    ['a form without a name', 'form:\n', [['form-unknown', 2, 1, 'null', { zh: '刊物、告示', en: 'bulletin, notice' }]]],
    ['a field too few', 'form: notice\nissuer: 甲局\n', [['front-matter-key-missing', 1, 1, 'date', '日期']]],
    ['two fields too few', 'form: notice\n', [['front-matter-key-missing', 1, 1, 'issuer', '署名'], ['front-matter-key-missing', 1, 1, 'date', '日期']]],
    ['one too few of two that come together', `${bare}contact: 乙\n`, [['front-matter-key-missing', 1, 1, 'phone', '电话']]],
    ['a value that does not fit', bare.replace('2021年3月4日', '昨天'), [['front-matter-type', 4, 1, 'date', '"昨天"', { zh, en }]]],
    ['no value', `${bare.replace('2021年3月4日', '')}`, [['front-matter-empty', 4, 1, 'date', '', '']]],
    ['a value under its term', bare.replace('date: 2021年3月4日', '日期: 7'), [['front-matter-type', 4, 1, '日期', '7', { zh, en }]]],
    ['a key that is none', `${bare}contakt: 乙\n`, [['front-matter-key-unknown', 5, 1, 'contakt', { zh: '，是否应为“联系人”（contact）', en: ', expected perhaps contact (联系人)' }]]],
    ['a term that is none', `${bare}联系: 乙\n`, [['front-matter-key-unknown', 5, 1, '联系', { zh: '，是否应为“联系人”（contact）', en: ', expected perhaps contact (联系人)' }]]],
    ['a key of every object', `${bare}constructor: 乙\n`, [['front-matter-key-unknown', 5, 1, 'constructor', none]]],
    ['a key that is a list', `${bare}[a]: 乙\n`, [['front-matter-key-unknown', 5, 1, '', none]]],
    ['the same twice', `${bare}署名: 乙局\n`, [['front-matter-key-twice', 5, 1, '署名', '署名']]],
    ['the same twice, the first in vain', `form: notice\nissuer: ''\ndate: 2021-03-04\nissuer: 乙\n`, [
      ['front-matter-type', 3, 1, 'issuer', '""', { zh: kinds.text.zh, en: kinds.text.en }], ['front-matter-key-twice', 5, 1, 'issuer', '署名']]],
    ['the form twice', `${bare}公文格式: 告示\n`, [['front-matter-key-twice', 5, 1, '公文格式', '公文格式']]],
    ['a list', '- form\n', [['front-matter-syntax', 2, 1, shapeless]]],
    ['a list of two lines', '- form\n- x\n', [['front-matter-syntax', 2, 1, shapeless]]],
    ['an alias', 'form: &a notice\nissuer: *a\n', [
      ['form-unknown', 2, 1, '&a notice', { zh: '刊物、告示', en: 'bulletin, notice' }], ['front-matter-unquoted', 2, 7, '&', "'&a notice'"], ['front-matter-unquoted', 3, 9, '*', "'*a'"]]],
    ['no YAML', 'form: notice\nissuer: "甲\n', [
      ['front-matter-key-missing', 1, 1, 'date', '日期'], ['front-matter-syntax', 3, 1, { zh: '引号只有前一半；请补上后一半，或删去：issuer: "甲"', en: 'a quote that is not closed; close it, or delete it: issuer: "甲"' }]]],
    ['an indentation', 'form: notice\n  issuer: 甲\n', [
      ['front-matter-key-missing', 1, 1, 'date', '日期'], ['front-matter-syntax', 3, 1, { zh: '各项都从行首写起；请删去行首的空格：issuer: 甲', en: 'spaces before the key; each begins its line: issuer: 甲' }]]]
  ])('%s', (_, frontMatter, found) => {
    expect(findings(frontMatter)).toEqual(found)
  })

  test('one word of it forbids publication, even where only the value of a field that need not be is wrong', () => {
    for (const spoilt of [`${bare}summary: [x]\n`, bare.replace('甲局', ''), 'form: notice\n', 'form: x\n', '- x\n', `${bare}署名: 乙\n`]) {
      expect(read(`---\n${spoilt}---\n\n正文。\n`, world).document).toBeUndefined()
    }
  })

  test('a key that is not known alone does not', () => {
    expect(read(`---\n${bare}x: 1\n---\n\n正文。\n`, world).document?.name).toBe('example')
  })
})
