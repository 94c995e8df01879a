import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Fault } from '../report.js'
import { sha256 } from '../text/hashes.js'
import { cacheFolder } from './cache.js'
import { reasonOf } from './launch.js'
import { withScratch } from './scratch.js'

const run = promisify(execFile)

/** The release that is relied on, and the SHA-256 of its program. */
const pinned = { version: '1.30.2', sha256: '287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332' }

/** What veraPDF says of a file: how many checks it made, and which clauses are broken, as in `6.1.3-1`. */
export interface Verdict {
  readonly checks: number
  readonly failures: readonly string[]
}

/**
 * Has veraPDF judge `pdf` by a level such as `PDF/A-2a` or `PDF/UA-1`. Throws the fault `verapdf-missing` where Java or
 * the program is not there; the message tells how to fetch it.
 */
export async function judgeByVeraPdf(pdf: Uint8Array, level: string): Promise<Verdict> {
  const jar = await findVeraPdf()
  const flavour = level.replace('PDF/A-', '').replace('PDF/UA-', 'ua')
  return withScratch('edition.pdf', pdf, async (file) => {
    const args = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, '--format', 'xml', '-f', flavour, file]
    const answer = run('java', args, { maxBuffer: 2 ** 26 })
    const { stdout } = await answer.catch((error: { code?: unknown, stdout: string }) => {
      // 1: the file is not compliant, and the answer tells why
      if (error.code !== 1) throw new Fault('verapdf-missing', `java: ${reasonOf(error)}`, fetch())
      return error
    })
    return readVerdict(stdout)
  })
}

/** Gives the path of veraPDF's program. Throws the fault `verapdf-missing`. */
export async function findVeraPdf(): Promise<string> {
  const jar = join(folder(), `cli-${pinned.version}.jar`)
  const program = await readFile(jar).catch(() => undefined)
  if (!program) throw new Fault('verapdf-missing', jar, fetch())
  const hash = sha256(program)
  if (hash !== pinned.sha256) throw new Fault('verapdf-missing', `${jar}: SHA-256 ${hash}`, fetch())
  return jar
}

/** Gives the first line in which Java names its version. Throws the fault `verapdf-missing`. */
export async function askJava(): Promise<string> {
  const { stderr } = await run('java', ['-version']).catch((error: unknown) => {
    throw new Fault('verapdf-missing', `java: ${reasonOf(error)}`, fetch())
  })
  return stderr.split('\n', 1).join()
}

function folder(): string {
  return join(cacheFolder(), 'verapdf')
}

function fetch(): string {
  return `mvn dependency:copy -Dartifact=org.verapdf.apps:cli:${pinned.version}:jar -DoutputDirectory=${folder()}`
}

function readVerdict(answer: string): Verdict {
  const [, passed = 0, failed = 0] = /passedChecks="(\d+)" failedChecks="(\d+)"/.exec(answer) ?? []
  const broken = [...answer.matchAll(/<rule [^>]*clause="([\d.]+)" testNumber="(\d+)" status="failed"/g)]
  const failures = broken.map(([, clause = '', test = '']) => `${clause}-${test}`)
  // an answer that denies compliance is believed even where no rule can be read off it
  if (failures.length === 0 && !answer.includes('isCompliant="true"')) failures.push('?')
  return { checks: Number(passed) + Number(failed), failures }
}
