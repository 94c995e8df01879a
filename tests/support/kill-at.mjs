// Loaded ahead of a program, ends it as `kill -9` does when it is about to take the step KILL_AT: a call, counted from
// 1, by which it looks at or changes something inside the folder KILL_IN. Half of a file written is a step as well.
import { writeFileSync } from 'node:fs'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

const { KILL_AT, KILL_IN, KILL_COUNT } = process.env
const calls = ['access', 'chmod', 'lstat', 'mkdir', 'open', 'readdir', 'rename', 'rm', 'rmdir', 'stat', 'unlink', 'writeFile']
let steps = 0

for (const name of calls) {
  const call = fs[name]
  fs[name] = (path, ...rest) => {
    if (!String(path).startsWith(KILL_IN)) return call(path, ...rest)
    step()
    if (name === 'writeFile') step(() => writeFileSync(path, rest[0].slice(0, rest[0].length / 2)))
    return call(path, ...rest)
  }
}
syncBuiltinESMExports()
if (KILL_COUNT) process.once('exit', () => writeFileSync(KILL_COUNT, String(steps)))

function step(last = () => undefined) {
  steps += 1
  if (steps !== Number(KILL_AT)) return
  last()
  process.kill(process.pid, 'SIGKILL')
}
