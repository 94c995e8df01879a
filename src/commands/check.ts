import { existsSync } from 'node:fs'
import type { CheckingOutside } from '../check.js'
import type { Reported } from '../report-page.js'
import { shared, type Command, type Options, type Terminal } from './command.js'
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
    sarif: { type: 'string', value: 'FILE', zh: '另写一份 SARIF，供代码平台、编辑器显示', en: 'write the findings as SARIF too, for code hosts and editors' },
    report: { type: 'string', value: 'FILE', zh: '另写一份网页报告：各处问题，各页实测的毫米数与标准并列', en: 'write a page of what was found, with each printed page measured in millimetres beside the standard' },
    ...shared
  },
  async run({ operands, options, settings: readSettings, terminal }) {
    const [settings, { expandDocuments }, { openReading }, { writeWhole }, { checkOne }] = await Promise.all([
      readSettings(), import('../effects/operands.js'), import('../effects/reading.js'), import('../effects/clean-files.js'), import('../check.js')
    ])
    const paths = await expandDocuments(operands, settings.out)
    const isLaidOut = options['no-layout'] !== true
    // what lays out is much to load, and not wanted for a text alone
    const outside = isLaidOut ? await (await import('../effects/outside.js')).openOutside(settings) : undefined
    const layOut: CheckingOutside['layOut'] = outside && (async (file, job, onStep) =>
      (await import('../check-pages.js')).checkPages(file, job, outside.worldFor(job.path), onStep))
    const checking = { ...await openReading(), ...outside, write: writeWhole, isThere: existsSync, ...(layOut && { layOut }) }
    try {
      outside?.warmUp(paths.length)
      const reported = new Map<string, Reported>()
      const code = await printOutcomes(terminal, paths, isLaidOut ? 2 : 1, async (path) => {
        const pages: Pick<Reported, 'measured' | 'placeAt'>[] = []
        const outcome = await checkOne({
          onMeasured: (measured, placeAt) => pages.push({ measured, placeAt }),
          path, settings, isStrict: options['strict'] === true, isFixing: options['fix'] === true, language: terminal.language
        }, checking, (step, pages) => terminal.progress(wordStep(path, step, pages, terminal.language)))
        reported.set(path, { outcome, ...pages[0] })
        return outcome
      })
      await writeReports(paths.flatMap((path) => reported.get(path) ?? []), options, terminal)
      return code
    } finally {
      await outside?.close()
    }
  }
}

/** Writes what was found in the other shapes that were asked for. */
async function writeReports(reported: readonly Reported[], { sarif, report }: Options, { language, print }: Terminal): Promise<void> {
  const files = new Map<string, string>()
  if (typeof sarif === 'string') {
    const [{ formatSarif }, { readManifest }] = await Promise.all([import('../sarif.js'), import('../effects/home.js')])
    files.set(sarif, formatSarif(reported.map(({ outcome }) => outcome), { language, version: readManifest().version }))
  }
  if (typeof report === 'string') files.set(report, (await import('../report-page.js')).makeReportPage(reported, language))
  if (files.size === 0) return
  await (await import('../effects/clean-files.js')).writeWhole(files)
  for (const [path, text] of files) print(`${path}  ${Math.ceil(Buffer.byteLength(text) / 1024)} kB\n`)
}
