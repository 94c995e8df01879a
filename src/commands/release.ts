import { dirname } from 'node:path'
import { shared, type Command } from './command.js'
import { printOutcomes } from './outcomes.js'

/** `tongbao release`: keeps present editions for good, so that the next ones are told from them. */
export const command: Command = {
  operands: 'PATH…',
  zh: '发布现有的一版：永久留存在 editions/1/ 等，此后的更正为下一版（PATH 为稿件或成品文件夹）',
  en: 'releases present editions: keeps each for good in editions/1/ and so on; what is corrected afterwards is the next one (PATH is a document or an edition\'s folder)',
  options: {
    out: { type: 'string', short: 'o', value: 'DIR', zh: '成品文件夹（缺省 dist）', en: 'the folder for finished editions (dist)' },
    root: { type: 'string', value: 'DIR', zh: '稿件的根文件夹，同 build', en: 'the root of the documents, as for build' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const [settings, { expandEditions }, { recoverEditions }, { openEdition }, { openOutside }, { guard }, { releaseEdition }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/edition-folder.js'), import('../effects/edition-reader.js'),
      import('../effects/outside.js'), import('../guard.js'), import('../release.js')
    ])
    const places = await expandEditions(operands, settings.out, options['root'])
    await Promise.all([...new Set(places.map(({ folder }) => dirname(folder)))].map(recoverEditions))
    const outside = await openOutside(settings)
    try {
      return await printOutcomes(terminal, places, 1, ({ folder, document }) =>
        guard(folder, outside, () => releaseEdition(folder, openEdition(folder, document).readSource, outside)))
    } finally {
      await outside.close()
    }
  }
}
