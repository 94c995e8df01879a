// `node bench/watch.mjs 1000` saves a document so many times under `tongbao watch`, another character each time, and tells the
// memory of the program and of its browser after each tenth part. (Linux)
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const saves = Number(process.argv[2] ?? 1000)
const text = await readFile(join(home, 'content/2019-14.md'), 'utf8')
const folder = await mkdtemp(join(tmpdir(), 'tongbao-bench-'))
const path = join(folder, 'a.md')
await writeFile(path, text)
const program = spawn(process.execPath, [join(home, 'build/bin/tongbao.js'), 'watch', path, '--out', join(folder, 'out')], {
  stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LC_ALL: 'C.UTF-8' }
})
try {
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]()
  const nextBuild = async () => {
    for (;;) {
      const { value = '', done } = await lines.next()
      if (done) throw new Error('the program ended')
      const [, seconds] = /^\S+ {2}([\d.]+) s$/.exec(value) ?? []
      if (seconds !== undefined) return Number(seconds)
    }
  }
  await nextBuild()
  console.log('| saves | program, MB | browser, MB | seconds a build |\n| ---: | ---: | ---: | ---: |')
  let seconds = 0
  const part = Math.ceil(saves / 10)
  for (let count = 1; count <= saves; count += 1) {
    await writeFile(path, text.replace('代表', `代${String.fromCodePoint(0x4e00 + count)}`))
    seconds += await nextBuild()
    if (count % part !== 0) continue
    console.log(`| ${count} | ${await megabytes([program.pid])} | ${await megabytes(await below(program.pid))} | ${(seconds / part).toFixed(2)} |`)
    seconds = 0
  }
} finally {
  program.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
}

/** Memory of processes that no other of them shares, so that it may be added up. */
async function megabytes(pids) {
  const sizes = await Promise.all(pids.map(async (pid) => {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  }))
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)
}

/** The processes that a process has started, and those that they have. */
async function below(root) {
  const stats = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(async (pid) => {
    const [, parent] = (await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')).replace(/^.*\) /s, '').split(' ')
    return [Number(pid), Number(parent)]
  }))
  const found = [root]
  for (const one of found) for (const [pid, parent] of stats) if (parent === one) found.push(pid)
  return found.slice(1)
}
