import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from '../../src/effects/cache.js'

const run = promisify(execFile)
const version = '1.30.2'
const sha256 = '287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332'
const folder = join(cacheFolder(), 'verapdf')
const jar = join(folder, `cli-${version}.jar`)
const works = (command: string, argument: string) => spawnSync(command, [argument]).status === 0

/** Whether veraPDF can be run here, or fetched by Maven; continuous integration demands it. */
export const hasVeraPdf = process.env.CI === 'true'
  || (works('java', '-version') && (existsSync(jar) || works('mvn', '-v')))

/** veraPDF's verdict. No checks made is no verdict: a broken installation reports compliance with none. */
export interface Verdict {
  readonly isCompliant: boolean
  readonly checks: number
  /** The clauses that are broken, as in `6.1.3-1`. */
  readonly failures: readonly string[]
}

interface Refusal { code?: unknown, stdout: string }

/** Has veraPDF judge `pdf` by a flavour such as `2a` or `ua1`. Fetches it on first use. */
export async function judge(pdf: Uint8Array, flavour: '2a' | '3a' | 'ua1'): Promise<Verdict> {
  await fetchJar()
  const work = await mkdtemp(join(tmpdir(), 'verapdf-'))
  try {
    const file = join(work, 'file.pdf')
    await writeFile(file, pdf)
    const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, '--format', 'xml', '-f', flavour, file]
    const { stdout } = await run('java', java, { maxBuffer: 2 ** 26 }).catch((error: Refusal) => {
      if (error.code !== 1) throw error // 1: the file is not compliant, and the answer tells why
      return error
    })
    const [, isCompliant] = /isCompliant="(\w+)"/.exec(stdout) ?? []
    const [, passed, failed] = /passedChecks="(\d+)" failedChecks="(\d+)"/.exec(stdout) ?? []
    const broken = [...stdout.matchAll(/<rule [^>]*clause="([\d.]+)" testNumber="(\d+)" status="failed"/g)]
    return {
      isCompliant: isCompliant === 'true', checks: Number(passed ?? 0) + Number(failed ?? 0),
      failures: broken.map(([, clause, test]) => `${clause}-${test}`)
    }
  } finally {
    await rm(work, { recursive: true })
  }
}

async function fetchJar(): Promise<void> {
  if (!existsSync(jar)) {
    const artifact = `org.verapdf.apps:cli:${version}:jar`
    await run('mvn', ['-q', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`])
  }
  const found = createHash('sha256').update(await readFile(jar)).digest('hex')
  if (found !== sha256) throw new Error(`Unexpected veraPDF ${found}, expected ${sha256}`)
}
