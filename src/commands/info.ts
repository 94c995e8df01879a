import { join } from 'node:path'
import type { Command } from './command.js'

/** `tongbao info`: shows what the records say. */
export const command: Command = {
  operands: 'DIR…',
  zh: '显示成品的出版记录', en: 'shows the records of editions',
  options: {},
  async run({ operands, terminal: { language, print, give } }) {
    const [{ expandFolders }, { recoverEdition }, { openEdition }, { readSchema }] = await Promise.all([
      import('../effects/operands.js'), import('../effects/edition-folder.js'), import('../effects/edition-reader.js'),
      import('../effects/assets.js')
    ])
    const [{ readRecord }, { formatRecord }, { recordName }] = await Promise.all([
      import('../edition/read-record.js'), import('../edition/format-record.js'), import('../edition/finish.js')
    ])
    const records = []
    for (const folder of await expandFolders(operands)) {
      await recoverEdition(folder)
      const record = readRecord(await openEdition(folder).read(recordName), join(folder, recordName), readSchema())
      print(formatRecord(record, language))
      records.push(record)
    }
    give('records', records)
    return 0
  }
}
