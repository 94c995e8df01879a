import { basename, dirname, extname } from 'node:path'
import { exitCodeOf } from '../outcome.js'
import { Fault } from '../report.js'
import { formats, type Format, type Settings } from '../settings.js'
import type { Terminal } from './command.js'
import { wordStep } from './step-words.js'

/** Where one product is to go: a file of its ending, or `-` for the standard output. */
export interface Target {
  readonly path: string
  readonly format: Format
}

/**
 * Reads from `--out` whether one product alone is wanted: `-`, or a file name with the ending of a product. Throws the fault
 * `usage` for what cannot be meant: several documents, another product than the ending says.
 */
export function targetOf(operands: readonly string[], { out, format, json }: { readonly out?: unknown, readonly format?: unknown, readonly json?: unknown }): Target | undefined {
  const ending = formats.find((known) => typeof out === 'string' && extname(out) === `.${known}`)
  if (out !== '-' && ending === undefined) {
    if (operands.includes('-')) {
      refuse({ zh: '从标准输入读的稿件没有名字，请用 -o 指明写到哪里，如 -o 公文.pdf 或 -o -', en: 'a document from the standard input has no name; say by -o where it goes, as in -o letter.pdf or -o -' })
    }
    return undefined
  }
  const named = typeof format === 'string' ? format : ending ?? 'pdf'
  const one = formats.find((known) => known === named)
  if (one === undefined || (ending !== undefined && ending !== one)) {
    refuse({ zh: `-o ${String(out)} 只写一种成品，--format ${named} 与之不合`, en: `-o ${String(out)} writes one product, which --format ${named} is not` })
  }
  if (operands.length > 1) refuse({ zh: `-o ${String(out)} 只写一份稿件`, en: `-o ${String(out)} with several documents, expected one` })
  if (out === '-' && json === true) refuse({ zh: '-o - 与 --json 都要写到标准输出', en: '-o - and --json, which both write to the standard output' })
  return { path: String(out), format: one ?? 'pdf' }
}

/** Publishes one document as one product, without an edition and its record. Gives the exit code. */
export async function writeProduct(path: string, { path: to, format }: Target, settings: Settings, { language, tell, write, progress }: Terminal): Promise<number> {
  const [{ openOutside }, { makeProduct }, { writeFiles }] = await Promise.all([
    import('../effects/outside.js'), import('../one-product.js'), import('../effects/files.js')
  ])
  const outside = await openOutside(settings)
  try {
    outside.warmUp(1)
    const { outcome, bytes } = await makeProduct({ path, format, settings }, outside, (step, pages) => { progress(wordStep(path, step, pages, language)) })
    const products = bytes && to !== '-' ? await writeFiles(dirname(to), new Map([[format, bytes]]), basename(to, `.${format}`)) : []
    if (bytes && to === '-') write(bytes)
    tell({ ...outcome, products })
    return exitCodeOf([outcome])
  } finally {
    await outside.close()
  }
}

function refuse(words: { readonly zh: string, readonly en: string }): never {
  throw new Fault('usage', words)
}
