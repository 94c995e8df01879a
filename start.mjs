// What `npm start` runs after set-up: makes the bulletin's Markdown of its raw text, then publishes it. Where people have
// edited the Markdown since, the clean-up leaves it as it is and says so, and the edited text is published.
import { spawnSync } from 'node:child_process'

const run = (...args) => spawnSync(process.execPath, ['build/bin/tongbao.js', ...args], { stdio: 'inherit' }).status ?? 2

console.error('cleaning the raw text tests/seed/2019-14.raw.txt …')
const cleaned = run('clean', 'tests/seed/2019-14.raw.txt', '-o', 'content/2019-14.md')
if (cleaned === 2) process.exit(2)
console.error('publishing content/2019-14.md …')
process.exit(run('build', 'content/2019-14.md'))
