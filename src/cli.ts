import { run } from './commands/run.js'
import { showProgress, writeError, writeOut } from './effects/terminal.js'
import type { Language } from './text/language.js'

/** Runs the command line of this process, and sets its exit code. */
export function main(): void {
  // the browser ends with this process, and leaves nothing behind if the process ends in an orderly way
  for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129]] as const) process.once(signal, () => process.exit(code))

  void run(process.argv.slice(2), {
    language: languageOf(process.env),
    print: writeOut, warn: writeError, progress: showProgress
  }).then((code) => { process.exitCode = code })
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
