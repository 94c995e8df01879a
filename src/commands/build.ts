import { dirname } from 'node:path'
import { formats } from '../settings.js'
import { shared, type Command } from './command.js'
import { printOutcomes } from './outcomes.js'

/** `tongbao build`: publishes the documents with one browser, and says what became of each. */
export const command: Command = {
  operands: 'FILE…',
  zh: '把清理过的 Markdown 排成 PDF、EPUB 和网页', en: 'publishes cleaned Markdown as PDF, EPUB and web page',
  options: {
    out: { type: 'string', value: 'DIR', zh: '成品文件夹（缺省 dist）', en: 'the folder for finished editions (dist)' },
    root: {
      type: 'string', value: 'DIR', zh: '稿件的根文件夹，成品照其下的路径存放（缺省为所列稿件共有的文件夹）',
      en: 'the root of the documents: editions lie below out as documents below it (by default the folder that they share)'
    },
    format: { type: 'string', value: formats.join(','), zh: '只出所列成品', en: 'only these products' },
    'attach-source': { type: 'boolean', zh: '把源文件附在 PDF 里（PDF/A-3a）', en: 'the PDF carries the Markdown inside (PDF/A-3a)' },
    pagination: {
      type: 'string', value: 'flow|original', zh: '分页：随文（缺省）或依原件页码标记', en: 'pages by the text (default) or by the original\'s marks'
    },
    force: { type: 'boolean', zh: '没有变化的也重做', en: 'build also what has not changed' },
    timing: { type: 'boolean', zh: '列出各步用时（毫秒）', en: 'tell how many milliseconds each step took' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const [settings, { expandPaths, placeEditions }, { recoverEditions }, { openOutside }, { buildOne, spare }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/edition-folder.js'),
      import('../effects/outside.js'), import('../job.js')
    ])
    const places = placeEditions(await expandPaths(operands), settings.out, options['root'])
    const folders = new Set(places.map(({ folder }) => dirname(folder)))
    await Promise.all([...folders].map(recoverEditions))
    const outside = await openOutside(settings)
    try {
      const isSparing = options['force'] !== true
      const spared = await Promise.all(places.map((place) => isSparing ? spare({ ...place, settings }, outside) : undefined))
      const left = spared.filter((outcome) => !outcome).length
      if (left > 0) outside.warmUp(left)
      const isTimed = options['timing'] === true
      // while the browser has one the next is read, unless it is to be told how long each takes
      return await printOutcomes(terminal, options['json'] === true, [...places.entries()], isTimed ? 1 : 2, async ([index, place]) => {
        const listener = (step: string, pages?: number) => terminal.progress(words(place.path, step, pages)[terminal.language])
        return spared[index] ?? buildOne({ ...place, settings, isTimed, isSparing }, outside, listener)
      })
    } finally {
      await outside.close()
    }
  }
}

function words(path: string, step: string, pages: number | undefined): { zh: string, en: string } {
  return pages === undefined
    ? { zh: `${path} ${step}`, en: `${path} ${step}` }
    : { zh: `${path} ${step} · ${pages} 页`, en: `${path} ${step} · ${pages} pages` }
}
