import type { VFile } from 'vfile'
import type { BrowserPrinter } from '../../src/effects/printer.js'
import { parseDocument } from '../../src/document/parse.js'
import { renderHtml } from '../../src/html/render.js'
import { flowOf, furnitureOf, gbt9704 } from '../../src/layout/page-format.js'
import type { ArchiveMetadata } from '../../src/pdf/archive/metadata.js'
import type { PrintedTable } from '../../src/pdf/archive/repair-tables.js'
import { printedTables } from '../../src/pdf/printed-tables.js'
import { publish } from '../../src/publish.js'
import { defaults } from '../../src/settings.js'
import type { Printer } from '../../src/world.js'
import { worldFor } from './world.js'

/** A picture of one grey point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'
)

/** Prints a document as the browser writes it, before the archive pass; any picture in it is one grey point. */
export async function printRaw(file: VFile, printer: BrowserPrinter): Promise<Uint8Array> {
  let raw: Uint8Array | undefined
  const layOut: Printer['layOut'] = (html, flow, use) => printer.layOut(html, flow, (layout) => use({
    ...layout,
    print: async () => raw = await layout.print()
  }))
  const world = { ...worldFor(file.path, { ...printer, layOut }), picture: () => picture }
  await publish(file, { settings: { ...defaults, formats: ['pdf'] }, world })
  if (!raw) throw new Error(file.messages.join('\n'))
  return raw
}

/** Lists the tables that a document's page has. */
export function tablesIn(file: VFile): PrintedTable[] {
  const world = { ...worldFor(file.path), picture: () => picture }
  const document = parseDocument(file, world)
  if (!document) throw new Error(file.messages.join('\n'))
  return printedTables(renderHtml(document, world).tree)
}

/** Prints a bare page with the page number that the documents have. */
export async function printHtml(body: string, printer: BrowserPrinter): Promise<Uint8Array> {
  const html = `<!doctype html><html lang="en"><title>Example</title>
    <style>@page { size: A4; margin: 20mm; @bottom-center { content: "— " counter(page) " —" } }</style>${body}</html>`
  return printer.layOut(html, flowOf(gbt9704), (layout) => layout.print())
}

/** What the page number of `printHtml` and of the documents says. */
export const furniture = furnitureOf(gbt9704)

/** Metadata with everything that is hard to carry: markup, emoji, a rare ideograph. */
export const metadata: ArchiveMetadata = {
  title: '在省委扶贫工作会议上的讲话 <&"> 😀𠮷', creator: '杜家毫', publisher: '中共湖南省委办公厅', language: 'zh-CN',
  date: '2019-04-26', created: new Date('2019-04-29'), keywords: ['扶贫', 'A & B'], summary: '摘要', rights: '版权',
  properties: [
    { name: 'serialName', description: '刊名', value: '省委通报' }, { name: 'issueNumber', description: '期号', value: '第14期' },
    { name: 'note', description: '附注', value: undefined }
  ], creatorTool: 'tongbao 0.1.0', producer: 'Skia/PDF m147'
}

const rows = Array.from({ length: 70 }, (_, row) => `| ${row} | **文** | |\n`).join('')
/** A body with every kind of block; the table runs over several pages, with a column of empty cells. */
export const everyBlock = `段落**强**[链接](https://example.com)注[^a]。

## 一、标题

- 项
- 项
  - 子项

![说明](a.png "图题")

| 甲 | 乙 | 丙 |
| --- | --- | --- |
${rows}
### （一）标题

> 引文

[^a]: 注。
`
