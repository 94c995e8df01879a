import type { Surface } from '../commands/command.js'
import type { Language } from '../text/language.js'
import { showPaint } from '../text/paint.js'
import { visible } from '../text/visible.js'
import { codeOf } from './folders.js'

/** Opens the terminal, or what stands for it. No character of a document, name or record takes hold of it. */
export function openSurface(): Surface {
  const { env, stdin, stderr, stdout } = process
  // whoever reads the output may have read enough
  stdout.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error
    process.exit(141)
  })
  const isShown = stderr.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  return {
    language: languageOf(env),
    print: (lines) => { stdout.write(showPaint(eachVisible(lines), isColoured(stdout, env))) },
    write: (bytes) => { stdout.write(bytes) },
    warn: (lines) => { stderr.write(showPaint(eachVisible(lines), isColoured(stderr, env))) },
    // one line that is written over
    progress: (text = '') => { if (isShown) stderr.write(`\r\x1b[2K${visible(text)}`) },
    isWatched: stdin.isTTY && stderr.isTTY,
    now: () => performance.now()
  }
}

/** https://no-color.org and https://force-color.org: the first is stronger. */
function isColoured({ isTTY }: NodeJS.WriteStream, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  return !NO_COLOR && (Boolean(FORCE_COLOR) || (isTTY && TERM !== 'dumb'))
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

function eachVisible(lines: string): string {
  return lines.split('\n').map(visible).join('\n')
}
