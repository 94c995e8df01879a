import { run } from './commands/run.js'
import { openSurface } from './effects/terminal.js'

/** Runs the command line of this process, and sets its exit code. */
export function main(): void {
  // the browser ends with this process, and leaves nothing behind if the process ends in an orderly way
  for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129]] as const) process.once(signal, () => process.exit(code))

  void run(process.argv.slice(2), openSurface()).then((code) => { process.exitCode = code })
}
