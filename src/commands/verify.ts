import { Fault } from '../report.js'
import { shared, type Command } from './command.js'
import { printOutcomes } from './outcomes.js'

/** `tongbao verify`: says of each edition whether it is what its record tells, and can be made again. */
export const command: Command = {
  operands: 'DIR…',
  zh: '核对成品：文件未改、合乎标准、文字同原稿，且能重印得一字节不差',
  en: 'checks editions: files unchanged, standards kept, text as in the source, and made again to the same bytes',
  options: {
    source: { type: 'string', value: 'FILE', zh: '原稿所在（只核对一个成品时）', en: 'where the source lies (with one edition)' },
    verapdf: { type: 'boolean', zh: '再由 veraPDF 判定（需要 Java）', en: 'have veraPDF judge them too (needs Java)' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const [settings, { expandFolders }, { openEdition }, { openOutside }, { judgeByVeraPdf }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/edition-reader.js'), import('../effects/outside.js'),
      import('../effects/verapdf.js')
    ])
    const [{ recoverEdition }, { guard }, { plainFinding }, { verifyEdition }] = await Promise.all([
      import('../effects/edition-folder.js'), import('../guard.js'), import('../outcome.js'), import('../verify.js')
    ])
    const folders = await expandFolders(operands)
    const source = typeof options['source'] === 'string' ? options['source'] : undefined
    if (source !== undefined && folders.length > 1) throw new Fault('usage', { zh: '--source 只能用于一个成品', en: '--source with several editions, expected one' })
    const outside = await openOutside(settings)
    try {
      outside.warmUp()
      return await printOutcomes(terminal, folders, 1, (folder) => {
        terminal.progress(folder)
        return guard(folder, outside, async () => {
          await recoverEdition(folder)
          const { read, readSource, sourceAt } = openEdition(folder, source)
          const { record: { pages = 0, outputs, inputs: { source: { path } } }, findings, isRebuilt } = await verifyEdition(folder, {
            read, readSource, worldFor: (path) => outside.worldFor(sourceAt(path)), settings, schema: outside.schema, ...(options['verapdf'] === true && { judge: judgeByVeraPdf })
          })
          const verdict = isRebuilt
            ? {
              zh: `${folder}  核对无误：${outputs.length} 个文件、${pages} 页，可重印得一字节不差`,
              en: `${folder}  verified: ${outputs.length} files, ${pages} pages, made again to the same bytes`
            }
            : {
              zh: `${folder}  核对无误：${outputs.length} 个文件、${pages} 页与记录相同，合乎标准，各成品文字一致；原稿 ${path} 不在此处，没有重印（可用 --source 指明）`,
              en: `${folder}  verified: ${outputs.length} files, ${pages} pages as recorded, standards kept, products of one text; not made again, since its source ${path} is not here (--source names it)`
            }
          return { products: [], findings: findings.map(plainFinding), ...(findings.length === 0 && { verdict }) }
        })
      })
    } finally {
      await outside.close()
    }
  }
}
