import { run } from './commands/run.js'

/** What was found in a document, or what kept the run from its end. */
export interface Finding {
  /** For example `picture-missing`; the README lists them. */
  readonly id: string
  /** `error` and `fault` forbid publication. */
  readonly severity: 'fault' | 'error' | 'warning' | 'note'
  /** The place in the source, from 1. */
  readonly line?: number
  readonly column?: number
  /** What the wording is filled with. */
  readonly values: readonly unknown[]
  /** The whole line, in English, with place and id. */
  readonly message: string
}

/** What became of one document. */
export interface Outcome {
  /** The path as it was given. */
  readonly source: string
  /** Pages of the PDF, where one was made. */
  readonly pages?: number
  /** The files that were written, with their size. */
  readonly products: readonly { readonly path: string, readonly bytes: number }[]
  readonly findings: readonly Finding[]
  /** Findings that the document or the settings silence. */
  readonly silenced?: readonly Finding[]
}

/** What became of all documents of a call. */
export interface Result {
  /** 0 done, 1 findings forbid it, 2 could not run: as the program's exit code. */
  readonly code: 0 | 1 | 2
  readonly outcomes: readonly Outcome[]
}

/** Options of every call. */
export interface Options {
  /** A settings file; by default `tongbao.json` in the working folder. */
  readonly config?: string
  /** Hears each step, for example `content/2019-14.md print · 10 pages`. */
  readonly onProgress?: (words: string) => void
}

/** Options of `build`, as the program's own of these names. */
export interface BuildOptions extends Options {
  readonly out?: string
  readonly root?: string
  readonly formats?: readonly ('pdf' | 'epub' | 'html')[]
  readonly fonts?: string
  readonly attachSource?: boolean
  readonly pagination?: 'flow' | 'original'
  /** Whether also what has not changed is built. */
  readonly force?: boolean
}

/** Options of `check`. */
export interface CheckOptions extends Options {
  readonly fonts?: string
  /** Whether the document is laid out once, for what only pages show; it is where nothing is said. */
  readonly layout?: boolean
  /** Whether what is certain is put right in the document first. */
  readonly fix?: boolean
  /** Whether warnings count as errors. */
  readonly strict?: boolean
}

/** Options of `clean`. */
export interface CleanOptions {
  /** Where the cleaned Markdown goes; where nothing is said, nothing is written. */
  readonly out?: string
  /** Whether doubtful decisions are carried out too. */
  readonly accept?: boolean
  /** Whether a file that was edited by hand is written over. */
  readonly force?: boolean
}

/** Publishes documents (paths, folders, patterns) with one browser, as `tongbao build` does. Rejects where there is no call to be made of this. */
export function build(paths: string | readonly string[], options: BuildOptions = {}): Promise<Result> {
  const { out, root, formats, fonts, attachSource, pagination, force } = options
  return call('build', paths, { out, root, format: formats?.join(), fonts, 'attach-source': attachSource, pagination, force }, options)
}

/** Checks documents and makes nothing of them, as `tongbao check` does. */
export function check(paths: string | readonly string[], options: CheckOptions = {}): Promise<Result> {
  const { fonts, layout = true, fix, strict } = options
  return call('check', paths, { fonts, 'no-layout': !layout, fix, strict }, options)
}

/** Makes cleaned Markdown of raw text or a Word file, as `tongbao clean` does. */
export function clean(path: string, { out, accept, force }: CleanOptions = {}): Promise<Result> {
  return call('clean', path, { out, accept, force, 'dry-run': out === undefined }, {})
}

/** Calls the program as its own command line does; what it prints as JSON is the result. */
async function call(
  command: string, paths: string | readonly string[], flags: Readonly<Record<string, string | boolean | undefined>>, { config, onProgress }: Options
): Promise<Result> {
  const options = Object.entries({ ...flags, config }).flatMap(([name, value]) =>
    typeof value === 'string' ? [`--${name}=${value}`] : value === true ? [`--${name}`] : [])
  let printed = ''
  const code = await run([command, '--json', ...options, '--', ...[paths].flat()], {
    language: 'en', print: (text) => { printed += text }, warn: () => undefined, write: () => undefined, isWatched: false, now: () => performance.now(),
    progress: (words) => { if (words !== undefined) onProgress?.(words) }
  })
  const { outcomes } = JSON.parse(printed) as { outcomes: readonly Outcome[] }
  const failed = outcomes.find(({ source }) => source === '')
  if (failed) throw new Error(failed.findings.map(({ message }) => message).join('\n'))
  return { code: code as Result['code'], outcomes }
}
