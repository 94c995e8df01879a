import { shared, type Command } from './command.js'

/** `tongbao errata`: what distinguishes an edition from an older one, and what to print again. */
export const command: Command = {
  operands: 'OLD NEW',
  zh: '列出两版之间的勘误表和换页清单（OLD、NEW 为成品文件夹、出版记录，或已发布的版次，如 1 2）',
  en: 'lists the errata between two editions and the pages to print again (OLD and NEW are folders, records, or numbers such as 1 2)',
  options: {
    of: { type: 'string', value: 'DIR', zh: '以版次指明时，在哪个成品文件夹里', en: 'with numbers, the folder of the edition (by default this one, or the only one there is)' },
    to: { type: 'string', value: 'DIR', zh: '把 Markdown、JSON、网页和 PDF 写进此文件夹', en: 'write Markdown, JSON, web page and PDF into this folder' },
    bind: { type: 'boolean', zh: '把勘误表作为末页装订在新版（现有成品）的 PDF 和电子书里', en: 'bind the errata as a last page of the new edition, which has to be the present one' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const { to, of } = options
    const isPublished = typeof to === 'string'
    const [settings, { findEditions }, { openEdition }, { openOutside }, { compareFolders, makeErrata }, { plainFinding, exitCodeOf }, { writeFiles }] = await Promise.all([
      readSettings(), import('../effects/find-editions.js'), import('../effects/edition-reader.js'), import('../effects/outside.js'), import('../errata.js'), import('../outcome.js'),
      import('../effects/files.js')
    ])
    const folders = await findEditions(operands, { of, out: settings.out })
    const outside = await openOutside(settings)
    try {
      if (isPublished) outside.warmUp(1)
      const { comparison, findings } = await compareFolders(folders, outside)
      if (comparison && options['bind'] === true) {
        const { bindErrata } = await import('../bind.js')
        const { readSource, sourceAt } = openEdition(folders[1])
        const outcome = await bindErrata(folders[1], { comparison, readSource, sourceAt, settings }, outside)
        terminal.tell(outcome)
        return exitCodeOf([outcome])
      }
      const made = comparison && await makeErrata(comparison, { outside, isPublished })
      const outcome = { source: folders.join(' '), findings: [...findings, ...made?.findings ?? []].map(plainFinding), products: [] }
      const code = exitCodeOf([outcome])
      terminal.tell(outcome)
      if (!made || code > 0) return code
      if (isPublished) {
        const products = await writeFiles(to, made.files, made.name)
        terminal.tell({ source: to, findings: [], products })
      } else terminal.print(new TextDecoder().decode(made.files.get('md')))
      terminal.give('errata', JSON.parse(new TextDecoder().decode(made.files.get('json'))))
      return code
    } finally {
      await outside.close()
    }
  }
}
