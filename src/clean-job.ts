import { VFile } from 'vfile'
import { cleanText, type Cleaned } from './clean/clean.js'
import { decodeText, kindOfBinary } from './clean/decode.js'
import { makeLedger, questionsOf, type Ledger } from './clean/ledger.js'
import { makeLedgerPage } from './clean/ledger-page.js'
import { proveCleaned, type Account } from './clean/prove.js'
import { editable, type Row } from './clean/row.js'
import { stepWords } from './clean/step-words.js'
import { markdownOf } from './clean/write.js'
import { guard } from './guard.js'
import { plainFinding, type Outcome } from './outcome.js'
import { Fault, findingsOf, isForbidden, report } from './report.js'
import { excerpt, firstDifference } from './text/differences.js'
import { sha256 } from './text/hashes.js'
import type { Both, Language } from './text/language.js'
import type { Assets, Outside } from './world.js'

/** One clean-up that is to be done. */
export interface CleanJob {
  readonly path: string
  readonly out: string
  readonly isDry: boolean
  readonly isAccepted: boolean
  readonly isForced: boolean
  readonly language: Language
}

/** A doubtful decision as it is put to a person. */
export interface Question {
  readonly before: string
  readonly place: string
  readonly after: string
  readonly proposal: Both
  /** Whether other words may stand there. */
  readonly isEditable: boolean
  readonly at: number
  readonly of: number
}

/** What a clean-up needs of the outside. */
export interface CleaningOutside extends Pick<Assets, 'forms'>, Pick<Outside, 'trace'> {
  readonly read: (path: string) => Promise<Uint8Array>
  readonly readOptional: (path: string) => Promise<string | undefined>
  readonly write: (files: ReadonlyMap<string, string | Uint8Array>) => Promise<void>
  /** Puts a question to a person, where one is there; `undefined` where nobody answers. */
  readonly ask?: (question: Question) => Promise<boolean | string | undefined>
}

type Given = Map<string, boolean | string>

/** Cleans one document and tells what became of it. Nothing is written where a finding forbids it. */
export async function cleanOne(job: CleanJob, outside: CleaningOutside): Promise<Outcome> {
  const { path, out } = job
  return guard(path, outside, async () => {
    const file = new VFile({ path })
    const bytes = await outside.read(path)
    const decoded = await readRaw(file, bytes, nameOf(out).replace(/\.md$/, ''))
    if (decoded === undefined) return { products: [], findings: findingsOf(file).map(plainFinding) }
    const raw = decoded.text
    const answersPath = `${path}.answers.json`
    const answers = readAnswers(await outside.readOptional(answersPath))
    const known = answers.size
    let cleaned = cleanText(raw, { forms: outside.forms, answers, isAccepted: job.isAccepted })
    if (outside.ask) cleaned = await review(raw, cleaned, answers, job, outside)
    const account = proveCleaned(raw, cleaned)
    if (!account) throw new Fault('clean-unaccounted', path)
    if (account.text + account.frontMatter === 0) report(file, 'clean-empty', undefined, path)
    const markdown = markdownOf(cleaned)
    const ledger = makeLedger({ raw: { name: nameOf(path), bytes, ...decoded }, output: { name: nameOf(out), markdown } }, cleaned, account)
    const open = questionsOf(cleaned.rows, refused(answers)).length
    if (open > 0) report(file, 'clean-doubtful', undefined, open)
    const stem = out.replace(/\.md$/, '')
    const standing = await outside.readOptional(out)
    if (!job.isForced && standing !== undefined) await checkEdits(file, standing, markdown, job, await outside.readOptional(`${stem}.ledger.json`))
    const findings = findingsOf(file).map(plainFinding)
    if (isForbidden(file)) return { products: [], findings }
    const files = new Map<string, string | Uint8Array>([
      ...[...decoded.pictures].map(([name, picture]) => [out.slice(0, out.length - nameOf(out).length) + name, picture] as const),
      ...(standing === markdown ? [] : [[out, markdown] as const]),
      [`${stem}.ledger.json`, `${JSON.stringify(ledger, undefined, 1)}\n`] as const,
      [`${stem}.ledger.html`, makeLedgerPage(raw, cleaned, ledger, job.language)] as const
    ])
    if (answers.size > known) await outside.write(new Map([[answersPath, writeAnswers(answers)]]))
    if (!job.isDry) await outside.write(files)
    const products = job.isDry ? [] : [...files].map(([name, content]) => ({ path: name, bytes: Buffer.byteLength(content) }))
    return { products, findings, verdict: summary(out, ledger, account, standing === markdown) }
  })
}

/** Raw text, and the pictures that came with it. */
interface Raw {
  readonly text: string
  readonly encodings: readonly string[]
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

async function readRaw(file: VFile, bytes: Uint8Array, stem: string): Promise<Raw | undefined> {
  const refuse = (kind: string) => void report(file, 'clean-format', undefined, file.path, kind)
  if (file.extname === '.docx' || file.extname === '.docm') {
    if (bytes.length > 0 && kindOfBinary(bytes) !== 'ZIP') return refuse(kindOfBinary(bytes) ?? 'TXT')
    const word = await (await import('./clean/word/read.js')).readWord(bytes, stem)
    if (typeof word === 'string') return refuse(word)
    if (word.hasMacros) report(file, 'clean-macro', undefined, file.path)
    if (word.changes > 0) report(file, 'clean-tracked', undefined, file.path, word.changes)
    for (const format of word.formats) report(file, 'clean-number-format', undefined, file.path, format)
    return { text: word.text, encodings: ['Word'], pictures: word.pictures }
  }
  const kind = kindOfBinary(bytes)
  if (kind !== undefined) return refuse(kind)
  const { text, encodings, damaged } = decodeText(bytes)
  if (encodings.join() !== 'UTF-8' && encodings.length > 0) report(file, 'clean-encoding', undefined, encodings.join(', '))
  for (const line of damaged.slice(0, 20)) report(file, 'clean-encoding-mixed', { line, column: 1 })
  return { text, encodings, pictures: new Map() }
}

/** Puts each open question to a person; an answer may raise others. */
async function review(raw: string, first: Cleaned, answers: Given, { isAccepted }: CleanJob, { forms, ask }: CleaningOutside): Promise<Cleaned> {
  let cleaned = first
  for (;;) {
    const open = questionsOf(cleaned.rows, refused(answers))
    const [row] = open
    const answer = row && ask ? await ask(questionOn(raw, row, answers.size + 1, answers.size + open.length)) : undefined
    if (!row || answer === undefined) return cleaned
    answers.set(row.id, answer)
    if (answer !== false) cleaned = cleanText(raw, { forms, answers, isAccepted })
  }
}

function questionOn(raw: string, { rule, from, to, after }: Row, at: number, of: number): Question {
  const { zh, en } = stepWords[rule]
  const put = after === '' ? '' : `“${after}”`
  return {
    before: raw.slice(Math.max(0, from - 60), from), place: raw.slice(from, to), after: raw.slice(to, to + 60),
    proposal: { zh: `${zh}${put}？`, en: `${en}${put}?` }, isEditable: editable.has(rule), at, of
  }
}

function refused(answers: Given): ReadonlySet<string> {
  return new Set([...answers].filter(([, answer]) => answer === false).map(([id]) => id))
}

function readAnswers(text: string | undefined): Given {
  try {
    const { answers = {} } = JSON.parse(text ?? '{}') as { answers?: Record<string, unknown> }
    return new Map(Object.entries(answers).filter((entry): entry is [string, boolean | string] => ['boolean', 'string'].includes(typeof entry[1])))
  } catch {
    return new Map()
  }
}

function writeAnswers(answers: Given): string {
  return `${JSON.stringify({ tongbaoAnswers: 1, answers: Object.fromEntries(answers) }, undefined, 1)}\n`
}

/** A file that an earlier clean-up wrote may be written over; what people have changed in it since is told line by line. */
async function checkEdits(file: VFile, standing: string, markdown: string, { out }: CleanJob, ledger: string | undefined): Promise<void> {
  if (standing === markdown || sha256(standing) === writtenHash(ledger)) return
  const [theirs, ours] = [standing.split('\n'), markdown.split('\n')]
  const edited = new VFile({ path: out })
  const own = new Set(ours)
  let shown = 0
  for (const [index, line] of theirs.entries()) {
    if (shown === 10 || own.has(line)) continue
    tell(index, line, ours[index] ?? '')
    shown += 1
  }
  if (shown === 0) tell(0, theirs[0] ?? '', ours[0] ?? '')
  file.messages.push(...edited.messages)

  function tell(index: number, their: string, our: string): void {
    const at = firstDifference(their, our) ?? 0
    report(edited, 'clean-edited', { line: index + 1, column: at + 1 }, excerpt(their, at), excerpt(our, at))
  }
}

function writtenHash(ledger: string | undefined): string | undefined {
  try {
    return (JSON.parse(ledger ?? '{}') as Partial<Ledger>).output?.sha256
  } catch {
    return undefined
  }
}

function summary(out: string, { output, counts, doubtful }: Ledger, { characters, text, frontMatter, dropped }: Account, isSame: boolean): Both {
  const steps = (language: Language) => Object.entries(counts).map(([rule, count]) => `${stepWords[rule as Row['rule']][language]} ${count}`).join(language === 'zh' ? '，' : ', ')
  return {
    zh: `${out}  ${isSame ? '与现有文件相同；' : ''}${output.paragraphs} 段、${output.pages} 处换页、${output.fields} 个字段；原文 ${characters} 字：正文 ${text}，文件头 ${frontMatter}，去掉或改动 ${dropped}；待定 ${doubtful} 处；${steps('zh')}`,
    en: `${out}  ${isSame ? 'same as the file that is there; ' : ''}${output.paragraphs} paragraphs, ${output.pages} page marks, ${output.fields} fields; ${characters} characters: ${text} in the text, ${frontMatter} in the front matter, ${dropped} dropped or changed; ${doubtful} doubtful; ${steps('en')}`
  }
}

function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
