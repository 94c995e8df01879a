import { form as bulletin } from '../../src/forms/bulletin.js'
import { fieldsOf } from '../../src/forms/fields.js'
import type { Form } from '../../src/forms/form.js'

/** The rows of the bulletin. */
export const rows = fieldsOf(bulletin as unknown as Form)

/** What `everyRow` gives, by key, as metadata say it. */
export const given: Readonly<Record<string, readonly string[]>> = {
  form: ['bulletin'], genre: ['通知'], serialName: ['试验通报'], issueNumber: ['第27期'], issuer: ['某市委办公厅'], date: ['2021年3月4日'],
  title: ['关于试验的通报'], speaker: ['张三丰'], speechDate: ['（2021年2月3日）'], editorsNote: ['编者按一句'], distribution: ['发：各区县'],
  reported: ['市委领导'], passed: ['市人大'], issued: ['各乡镇'],
  printingOffice: ['某市委印务处'], printingDate: ['2021年3月5日印发'], printedCopies: ['345'], copyNumber: ['000067'], classification: ['秘密★1年'], urgency: ['特急'],
  note: ['（此件发至乡镇）'], language: ['zh-Hans-CN'], publisher: ['某市出版社'], rights: ['不得翻印'], keywords: ['试验', '讲话'], summary: ['内容提要'],
  archive: ['89', '永久'], rules: ['quotes-apart'], revisionDate: ['2021年4月6日'], pagination: ['flow']
}

/** What the page shows of a field. */
const shownOf = (key: string): string => key === 'printedCopies' ? '（共印345份）' : `${rows[key]?.label ?? ''}${(given[key] ?? []).join('')}`

/** The texts of an edition in which each field must be found. */
export interface Told {
  readonly xmp: string
  readonly sidecar: string
  /** The ids of the record's blocks. */
  readonly blocks: readonly string[]
  /** What each product says, without white space. */
  readonly products: Readonly<Record<string, string>>
}

/** Lists, row by row, what an edition of `everyRow` should tell and does not. */
export function untold({ xmp, sidecar, blocks, products }: Told): string[] {
  const elements = [...sidecar.matchAll(/<element number="(\w+)" name="(.*?)">(.*?)<\/element>/g)]
  return Object.entries(rows).flatMap(([key, row]) => {
    const values = given[key] ?? []
    const isInXmp = row.xmp === undefined || xmp.includes(`<tongbao:${key}>${values.join('；')}</tongbao:${key}>`)
    const isDescribed = row.xmp === undefined || xmp.includes(`<pdfaProperty:name>${key}</pdfaProperty:name>`)
    const uncatalogued = (row.catalogue ?? []).filter((number) =>
      !values.every((value) => elements.some(([, own, , content]) => own === number && content?.split(' ').includes(value))))
    const silent = row.shown ? Object.entries(products).filter(([, text]) => !text.includes(shownOf(key))).map(([name]) => name) : []
    return [
      ...(values.length > 0 ? [] : [`${key}: no example`]), ...(isInXmp ? [] : [`${key}: XMP`]), ...(isDescribed ? [] : [`${key}: description in XMP`]),
      ...uncatalogued.map((number) => `${key}: ${number}`), ...(row.shown && !blocks.includes(key) ? [`${key}: record`] : []),
      ...silent.map((name) => `${key}: ${name}`)
    ]
  })
}

/** What XMP says of the fields that have a place of their own in it. */
export const ownPlaces: readonly string[] = [
  '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">关于试验的通报</rdf:li></rdf:Alt></dc:title>',
  '<dc:creator><rdf:Seq><rdf:li>张三丰</rdf:li></rdf:Seq></dc:creator>', '<dc:publisher><rdf:Bag><rdf:li>某市出版社</rdf:li></rdf:Bag></dc:publisher>',
  '<dc:date><rdf:Seq><rdf:li>2021-03-04</rdf:li></rdf:Seq></dc:date>', '<dc:language><rdf:Bag><rdf:li>zh-Hans-CN</rdf:li></rdf:Bag></dc:language>',
  '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">内容提要</rdf:li></rdf:Alt></dc:description>',
  '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">不得翻印</rdf:li></rdf:Alt></dc:rights>',
  '<dc:subject><rdf:Bag><rdf:li>试验</rdf:li><rdf:li>讲话</rdf:li></rdf:Bag></dc:subject>', '<pdf:Keywords>试验; 讲话</pdf:Keywords>',
  '<xmp:ModifyDate>2021-03-05T00:00:00Z</xmp:ModifyDate>', '<tongbao:fondsNumber>89</tongbao:fondsNumber>',
  '<tongbao:retentionPeriod>永久</tongbao:retentionPeriod>'
]

/** What the sidecar says of `everyRow`, as number, name and value; of the carrier nothing. */
export const catalogued: readonly string[] = [
  'M1 聚合层次 件', 'M9 全宗号 89', 'M12 保管期限 永久', 'M22 题名 关于试验的通报', 'M25 题名说明文字 张三丰 （2021年2月3日）', 'M27 关键词 试验', 'M27 关键词 讲话',
  'M28 人名 张三丰', 'M29 摘要 内容提要', 'M31 文件编号 试验通报2021年第27期', 'M32 责任者 张三丰', 'M32 责任者 某市委办公厅', 'M33 日期 2021-03-04', 'M34 文种 通知', 'M35 紧急程度 特急',
  'M36 主送 发：各区县 市委领导 各乡镇', 'M37 抄送 市人大', 'M38 密级 秘密★1年', 'M44 语种 zh-Hans-CN', 'M75 附注 （此件发至乡镇）'
]
