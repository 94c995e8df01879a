import { existsSync } from 'node:fs'
import { shared, type Command } from './command.js'
import { printOutcomes } from './outcomes.js'
import { wordStep } from './step-words.js'

/** `tongbao check`: tells what is to be said of documents, and makes nothing of them. */
export const command: Command = {
  operands: 'PATH…',
  zh: '检查稿件：格式、文字、版面，不出成品', en: 'checks documents: form, wording, layout; makes no product',
  options: {
    'no-layout': { type: 'boolean', zh: '不排版，只查格式和文字', en: 'lay nothing out: form and wording alone' },
    fix: { type: 'boolean', zh: '先改正有把握的（中文里的半角标点、〔〕、日期虚位、〇等），附逐处的账', en: 'first put right what is certain (half-width marks, 〔〕, zeros of dates, 〇 …), with a ledger of each change' },
    strict: { type: 'boolean', zh: '警告也算错误', en: 'warnings count as errors' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const [settings, { expandDocuments }, { openOutside }, { writeWhole }, { checkOne }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/outside.js'), import('../effects/clean-files.js'), import('../check.js')
    ])
    const paths = await expandDocuments(operands, settings.out)
    const isLaidOut = options['no-layout'] !== true
    const outside = await openOutside(settings)
    try {
      if (isLaidOut) outside.warmUp(paths.length)
      return await printOutcomes(terminal, paths, isLaidOut ? 2 : 1, (path) =>
        checkOne({
          path, settings, isLaidOut, isStrict: options['strict'] === true, isFixing: options['fix'] === true, language: terminal.language
        }, { ...outside, write: writeWhole, isThere: existsSync }, (step, pages) => terminal.progress(wordStep(path, step, pages, terminal.language))))
    } finally {
      await outside.close()
    }
  }
}
