// `node batch.mjs 1000` builds so many documents by one command, the real bulletin and those of tests/cases in turn, and
// tells how many a second and the memory of the process, in MB, after 50, 200, 500 and all of them.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const [count = 1000] = process.argv.slice(2).map(Number)
const folder = await mkdtemp(join(tmpdir(), 'tongbao-bench-'))
try {
  await benchBatch()
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function benchBatch() {
  const cases = join(home, 'tests/cases')
  const sources = [join(home, 'content'), ...(await readdir(cases)).map((name) => join(cases, name))]
  const paths = []
  for (let index = 0; index < count; index += 1) {
    const source = sources[index % sources.length]
    const place = join(folder, String(index))
    await cp(source, place, { recursive: true })
    const [name] = (await readdir(place)).filter((file) => file.endsWith('.md'))
    paths.push(join(place, name))
  }
  const child = spawn(process.execPath, [join(home, 'build/bin/tongbao.js'), 'build', ...paths, '--out', join(folder, 'out')], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const start = performance.now()
  let done = 0
  for await (const line of createInterface(child.stdout)) {
    // the last file of each edition
    if (!line.includes('edition.json')) continue
    done += 1
    if (![50, 200, 500, count].includes(done)) continue
    const seconds = (performance.now() - start) / 1000
    const [, resident] = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')) ?? []
    console.log(`${done} documents: ${(done / seconds).toFixed(2)} a second, ${Math.round(Number(resident) / 1024)} MB`)
  }
  if (done < count) console.log(`${count - done} documents were not published`)
}
