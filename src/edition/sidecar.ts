import { archiveElements, type ArchiveElement } from '../document/archive-elements.js'
import type { OfficialDocument } from '../document/document.js'
import { writeXml, x } from '../markup/write-xml.js'

/** What the sidecar says about the edition itself. */
export interface Carrier {
  readonly pages: number
  readonly files: readonly { readonly name: string, readonly bytes: number }[]
  /** As in `PDF/A-2a, PDF/UA-1`; none where there is no PDF. */
  readonly format: string | undefined
  /** As in `tongbao 0.1.0`. */
  readonly program: string
}

/**
 * Writes the sidecar for an archive's catalogue: the elements of DA/T 46-2009 that the document or the archive gives,
 * by number and Chinese name, in the standard's order. An element that may stand several times does (责任者, 关键词).
 * Throws `UnwritableXml`.
 */
export function formatSidecar({ metadata }: OfficialDocument, { pages, files, format, program }: Carrier): string {
  const { title, speechDate, speaker, issuer, date, issueNumber, archive = {} } = metadata
  const year = date.iso.slice(0, 4)
  const elements: (readonly [number: string, name: string, value: string | number | undefined])[] = [
    ['M1', '聚合层次', '件'],
    ...Object.entries(archiveElements).map(([name, number]) =>
      [number, name, archive[name as ArchiveElement]] as const),
    ['M22', '题名', title.join('')],
    ['M25', '题名说明文字', [speechDate?.text, speaker].filter(Boolean).join(' ') || undefined],
    ...(metadata.keywords ?? []).map((word) => ['M27', '关键词', word] as const),
    ['M28', '人名', speaker],
    ['M29', '摘要', metadata.summary],
    ['M31', '文件编号', `${metadata.serialName}${year}年${issueNumber.text}`],
    ...(speaker === undefined ? [issuer] : [speaker, issuer]).map((name) => ['M32', '责任者', name] as const),
    ['M33', '日期', date.iso],
    ['M34', '文种', terms[metadata.genre] ?? metadata.genre],
    ['M36', '主送', metadata.distribution],
    ['M38', '密级', metadata.classification],
    ['M43', '页数', pages],
    ['M44', '语种', metadata.language],
    ['M47', '格式信息', format],
    ...files.flatMap(({ name, bytes }) => [['M48', '计算机文件名', name], ['M49', '计算机文件大小', bytes]] as const),
    ['M50', '文档创建程序', program],
    ['M75', '附注', metadata.note]
  ]
  const lines = elements.filter(([, , value]) => value !== undefined)
    .flatMap(([number, name, value]) => ['  ', x('element', { number, name }, String(value)), '\n'])
  return writeXml(x('record', { xmlns: 'tongbao:ns:archive/1.0/', standard: 'DA/T 46-2009' }, '\n', ...lines))
}

const terms: Readonly<Record<string, string>> = { tongbao: '通报' }
