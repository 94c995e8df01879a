import { roles, type RoleName } from '../fonts/roles.js'
import type { Language } from '../text/language.js'
import { visible } from '../text/visible.js'
import type { EditionRecord } from './record.js'

/** Words a record for people, a fact a line. */
export function formatRecord(record: EditionRecord, language: Language): string {
  const { document, inputs: { source, browser, tools, epoch }, pages, ledger, conformance, proofs, faces, findings, silenced = [], outputs, blocks } = record
  const label = labels[language]
  const date = new Date(epoch * 1000).toISOString().slice(0, 10)
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [label.document, [`${document.citation} ${document.title}`, `${document.issuer} ${document.date}`]],
    [label.source, [`${source.path} ${source.sha256}`]],
    [label.made, [`${date}, ${browser}, tongbao ${tools['tongbao'] ?? ''}`]],
    [label.pages, pages === undefined ? [] : [String(pages)]],
    [label.conforms, conformance ? [`${conformance.levels.join(', ')} (${conformance.checks} ${label.checks})`] : []],
    [label.ledger, [`${ledger.characters} = ${ledger.printed} + ${ledger.metadata} + ${ledger.marks} ${label.shares}`]],
    [label.proven, proofs.map(({ product, by, characters }) =>
      `${product.toUpperCase()} (${by}) ${characters} ${label.characters}`)],
    [label.faces, faces.map(({ role, name, place, standIn }) =>
      `${roles[role as RoleName]?.zh ?? role} ${name} (${place}${standIn ? `, ${label.standIn}` : ''})`)],
    [label.findings, findings.map(({ id, line }) => line === undefined ? id : `${id} ${label.line} ${line}`)],
    [label.silenced, silenced.map(({ id, line, reason = '' }) => `${id} ${label.line} ${line ?? ''} ${reason}`)],
    [label.files, outputs.map(({ name, bytes, sha256 }) => `${name} ${Math.ceil(bytes / 1024)} kB ${sha256}`)],
    [label.blocks, [String(blocks.length)]]
  ]
  const lines = facts.flatMap(([name, values]) => values.map((value, index) => pad(index === 0 ? name : '') + value))
  return [record.name, ...lines].map((line) => `${visible(line)}\n`).join('')
}

const labels = {
  zh: {
    document: '文件', source: '原稿', made: '制作', pages: '页数', conforms: '标准', proven: '文字核对', faces: '字体',
    findings: '提示', silenced: '不提', files: '成品', blocks: '段落', checks: '项检查', characters: '字', standIn: '代用', line: '行',
    ledger: '逐字去向', shares: '（印出、元数据、标记）'
  },
  en: {
    document: 'document', source: 'source', made: 'made', pages: 'pages', conforms: 'conforms to', proven: 'text proven',
    faces: 'faces', findings: 'findings', silenced: 'silenced', files: 'files', blocks: 'blocks', checks: 'checks', characters: 'characters',
    standIn: 'stand-in', line: 'line', ledger: 'characters', shares: '(printed, metadata, marks)'
  }
} as const

/** Two columns; a Chinese character is as wide as two letters. */
function pad(name: string): string {
  const width = [...name].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
  return `  ${name}${' '.repeat(Math.max(1, 14 - width))}`
}
