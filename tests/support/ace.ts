import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from '../../src/effects/cache.js'
import { findBrowser } from '../../src/effects/find-browser.js'

/** What Ace by DAISY says about a book: its verdict, and one line a finding. */
export async function runAce(epub: Uint8Array): Promise<{ outcome: string, findings: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'ace-'))
  try {
    const { path, env } = await findBrowser(cacheFolder())
    // Ace takes its browser, its patience (ms) and the place of its settings from the environment alone
    Object.assign(process.env, env, {
      PUPPETEER_EXECUTABLE_PATH: path, ACE_TIMEOUT_INITIAL: '60000', XDG_CONFIG_HOME: folder
    })
    const require = createRequire(import.meta.url)
    const runner = require('@daisy/ace-axe-runner-puppeteer') as { concurrency: number }
    const ace = require('@daisy/ace-core') as Ace
    runner.concurrency = 2
    const book = join(folder, 'book.epub')
    await writeFile(book, epub)
    const [, report] = await ace(book, { cwd: folder, outdir: join(folder, 'out'), initLogger: true, silent: true }, runner)
    const findings = report.assertions.flatMap(({ 'earl:testSubject': { url }, assertions }) =>
      assertions.map(({ 'earl:test': { 'dct:title': rule, 'earl:impact': impact }, 'earl:result': result }) =>
        `${impact} ${rule} ${url} ${result['dct:description']}`))
    return { outcome: report['earl:result']['earl:outcome'], findings }
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Ace = (book: string, options: object, runner: object) => Promise<[string, {
  'earl:result': { 'earl:outcome': string }
  assertions: {
    'earl:testSubject': { url: string }
    assertions: {
      'earl:test': { 'dct:title': string, 'earl:impact': string }
      'earl:result': { 'dct:description': string }
    }[]
  }[]
}]>
