// Loaded by `node --import` into a process that is timed, and so into the Node processes that it starts: each adds its
// peak memory, in kB, to the file $BENCH_PEAK at its end.
import { appendFileSync } from 'node:fs'

process.on('exit', () => appendFileSync(process.env.BENCH_PEAK, `${process.resourceUsage().maxRSS}\n`))
