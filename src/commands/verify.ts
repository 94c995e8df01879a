import { shared, type Command } from './command.js'
import { printOutcomes } from './outcomes.js'

/** `tongbao verify`: says of each edition whether it is what its record tells, and can be made again. */
export const command: Command = {
  operands: 'DIR…',
  zh: '核对成品：文件未改、合乎标准、文字同原稿，且能重印得一字节不差',
  en: 'checks editions: files unchanged, standards kept, text as in the source, and made again to the same bytes',
  options: {
    verapdf: { type: 'boolean', zh: '再由 veraPDF 判定（需要 Java）', en: 'have veraPDF judge them too (needs Java)' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const [settings, { expandFolders }, { pathFrom, readFrom }, { openOutside }, { judgeByVeraPdf }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/files.js'), import('../effects/outside.js'),
      import('../effects/verapdf.js')
    ])
    const [{ guard }, { plainFinding }, { verifyEdition }] = await Promise.all([
      import('../job.js'), import('../outcome.js'), import('../verify.js')
    ])
    const folders = await expandFolders(operands)
    const outside = await openOutside(settings)
    try {
      outside.warmUp()
      return await printOutcomes(terminal, options['json'] === true, folders, (folder) => {
        terminal.progress(folder)
        return guard(folder, outside, async () => {
          const { record: { pages = 0, outputs }, findings } = await verifyEdition(folder, {
            read: (path) => readFrom(folder, path), worldFor: (source) => outside.worldFor(pathFrom(folder, source)),
            settings, schema: outside.schema, ...(options['verapdf'] === true && { judge: judgeByVeraPdf })
          })
          const verdict = {
            zh: `${folder}  核对无误：${outputs.length} 个文件、${pages} 页，可重印得一字节不差`,
            en: `${folder}  verified: ${outputs.length} files, ${pages} pages, made again to the same bytes`
          }
          return { products: [], findings: findings.map(plainFinding), ...(findings.length === 0 && { verdict }) }
        })
      })
    } finally {
      await outside.close()
    }
  }
}
