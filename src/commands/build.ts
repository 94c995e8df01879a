import { dirname } from 'node:path'
import { publishing, shared, type Command } from './command.js'
import { printOutcomes } from './outcomes.js'
import { wordStep } from './step-words.js'
import { targetOf, writeProduct } from './write-product.js'

/** `tongbao build`: publishes the documents with one browser, and says what became of each. */
export const command: Command = {
  operands: 'FILE…',
  zh: '把清理过的 Markdown 排成 PDF、EPUB 和网页', en: 'publishes cleaned Markdown as PDF, EPUB and web page',
  options: {
    ...publishing,
    out: {
      ...publishing.out, zh: '成品文件夹（缺省 dist）；写作 公文.pdf 等，则只出这一个文件，写作 - 则写到标准输出',
      en: 'the folder for finished editions (dist); a name such as letter.pdf makes this file alone, - is the standard output'
    },
    force: { type: 'boolean', zh: '没有变化的也重做', en: 'build also what has not changed' },
    timing: { type: 'boolean', zh: '列出各步用时（毫秒）', en: 'tell how many milliseconds each step took' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const target = targetOf(operands, options)
    if (target) return writeProduct(operands[0] ?? '', target, await readSettings(), terminal)
    const [settings, { expandPaths, placeEditions }, { recoverEditions }, { openOutside }, { buildOne, spare }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/edition-folder.js'),
      import('../effects/outside.js'), import('../job.js')
    ])
    const places = placeEditions(await expandPaths(operands), settings.out, options['root'])
    const folders = new Set(places.map(({ folder }) => dirname(folder)))
    terminal.progress({ zh: '查看已有的成品', en: 'looking at the editions that there are' }[terminal.language])
    await Promise.all([...folders].map(recoverEditions))
    const outside = await openOutside(settings)
    try {
      const isSparing = options['force'] !== true
      const spared = await Promise.all(places.map((place) => isSparing ? spare({ ...place, settings }, outside) : undefined))
      const left = spared.filter((outcome) => !outcome).length
      if (left > 0) outside.warmUp(left)
      const isTimed = options['timing'] === true
      // while the browser has one the next is read, unless it is to be told how long each takes
      return await printOutcomes(terminal, [...places.entries()], isTimed ? 1 : 2, async ([index, place]) => {
        const listener = (step: string, pages?: number) => terminal.progress(wordStep(place.path, step, pages, terminal.language))
        return spared[index] ?? buildOne({ ...place, settings, isTimed, isSparing }, outside, listener)
      })
    } finally {
      await outside.close()
    }
  }
}
