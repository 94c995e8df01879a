import { basename, dirname, extname, join } from 'node:path'
import type { CleaningOutside, CleanJob } from '../clean-job.js'
import type { Outcome } from '../outcome.js'
import { Fault } from '../report.js'
import type { Command, Terminal } from './command.js'
import { printOutcomes } from './outcomes.js'

/** `tongbao clean`: makes cleaned Markdown of raw text, with a ledger in which each raw character is accounted for. */
export const command: Command = {
  operands: 'FILE',
  zh: '把转换得来的原始文字清理成 Markdown，并附清理账，一字不漏', en: 'makes cleaned Markdown of raw converted text, with a ledger of every character',
  options: {
    out: { type: 'string', short: 'o', value: 'FILE', zh: '清理后的 Markdown 写到哪里；写作 - 则写到标准输出，不附清理账', en: 'where the cleaned Markdown goes; - is the standard output, without a ledger' },
    'dry-run': { type: 'boolean', zh: '只报告，不写文件', en: 'tell what would be done, write nothing' },
    accept: { type: 'boolean', zh: '拿不准的也一并照办', en: 'carry out doubtful decisions too' },
    review: { type: 'boolean', zh: '逐一询问拿不准的，回答存在原文旁边', en: 'ask about each doubtful decision; answers are kept beside the raw text' },
    force: { type: 'boolean', zh: '覆盖有人工改动的文件', en: 'write over a file that was edited by hand' }
  },
  async run({ operands, options, terminal }) {
    const [path = ''] = operands
    const isDry = options['dry-run'] === true
    const named = options['out']
    if (typeof named !== 'string' && !isDry) throw new Fault('usage', { zh: '缺少 -o 文件，清理后的 Markdown 写到哪里', en: 'absence of -o FILE, where the cleaned Markdown goes' })
    const isPiped = named === '-'
    const out = typeof named === 'string' && !isPiped ? named : join(dirname(path), `${basename(path).replace(/(?:\.raw)?\.\w+$/, '')}.md`)
    if (extname(out) !== '.md') throw new Fault('usage', { zh: `-o ${out}，应以 .md 结尾`, en: `-o ${out}, expected a name that ends in .md` })
    const [{ cleanOne }, { openCleaning }] = await Promise.all([import('../clean-job.js'), import('../effects/cleaning.js')])
    const outside = await openCleaning(terminal, options['review'] === true)
    const job = { path, out, isDry, isAccepted: options['accept'] === true, isForced: options['force'] === true, language: terminal.language }
    try {
      return await printOutcomes(terminal, [path], 1, () => isPiped ? pipe(job, outside, terminal) : cleanOne(job, outside))
    } finally {
      outside.close()
    }
  }
}

/** Writes the Markdown alone to the standard output, on which nothing else may stand. A picture has no place there. */
async function pipe(job: CleanJob, outside: CleaningOutside, terminal: Terminal): Promise<Outcome> {
  const { cleanOne } = await import('../clean-job.js')
  const write: CleaningOutside['write'] = async (files) => {
    const markdown = files.get(job.out)
    if (markdown === undefined) return outside.write(files)
    if ([...files.keys()].some((name) => !/\.(?:md|ledger\.json|ledger\.html)$/.test(name))) {
      throw new Fault('usage', { zh: '-o -：原文里有图片，要有文件夹来放，请用 -o 文件', en: '-o - with pictures, which need a folder; name a file by -o' })
    }
    terminal.write(Buffer.from(markdown))
  }
  const outcome = await cleanOne(job, { ...outside, write, readOptional: async (path) => path.endsWith('.answers.json') ? outside.readOptional(path) : undefined })
  return { ...outcome, products: [] }
}
