import { Browser, install } from '@puppeteer/browsers'
import { PUPPETEER_REVISIONS } from 'puppeteer-core/internal/revisions.js'

/** Milliseconds in which a network that lets browsers through has sent the first of it. */
const patience = 20_000

/**
 * A program of its own, which ends by itself whatever the network does: fetches Chrome's headless shell, of the release that
 * Puppeteer is made for, into the folder that its first argument names, and prints the program's path. The second argument names
 * another place to fetch it from.
 */
async function fetchBrowser([cacheDir = '.', baseUrl]: readonly string[]): Promise<void> {
  const late = setTimeout(() => fail(new Error('no answer from the network')), patience)
  const { executablePath } = await install({
    browser: Browser.CHROMEHEADLESSSHELL, buildId: PUPPETEER_REVISIONS['chrome-headless-shell'], cacheDir,
    downloadProgressCallback: () => clearTimeout(late),
    ...(baseUrl !== undefined && { baseUrl })
  })
  process.stdout.write(executablePath)
  process.exit(0)
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

fetchBrowser(process.argv.slice(2)).catch(fail)
