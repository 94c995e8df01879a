import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashesIn } from './support/killed.js'

const bulletin = await readFile('content/2019-14.md', 'utf8')
const program = resolve('build/bin/tongbao.js')
let folder = ''
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'tongbao-watch-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the program, and waits for words of it. */
function run(args: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, [program, ...args], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => { said += part })
  return {
    child,
    until: async (words: RegExp): Promise<string> => {
      for (const start = Date.now(); !words.test(said); await new Promise((done) => setTimeout(done, 20))) {
        if (Date.now() - start > 60_000 || child.exitCode !== null) throw new Error(`${words} was not said: ${said}`)
      }
      const all = said
      said = ''
      return all
    }
  }
}

describe('tongbao watch', () => {
  test('builds again whatever becomes of a file, and leaves the last good edition where nothing good comes of it', async () => {
    const file = join(folder, 'a.md')
    await writeFile(file, bulletin)
    const { child, until } = run(['watch', 'a.md', '--format', 'html'])
    const built = () => until(/a\.md {2}[\d.]+ s\n/)
    const edition = () => hashesIn(join(folder, 'dist/a'))
    try {
      expect(await built()).toContain('a.html')
      const first = await edition()
      await writeFile(file, bulletin.replace('form: 刊物\n', ''))
      expect(await built()).toContain('(front-matter-key-missing)')
      expect(await edition()).toEqual(first)
      await rm(file)
      expect(await built()).toContain('(file-missing)')
      await writeFile(join(folder, 'fresh'), bulletin.replace('代表', '代農'))
      await rename(join(folder, 'fresh'), file)
      expect(await built()).toContain('a.html')
      const second = await edition()
      expect(second).not.toEqual(first)
      await writeFile(file, Buffer.from([0xcd, 0xa8, 0xb1, 0xa8]))
      expect(await built()).toContain('(encoding)')
      expect(await edition()).toEqual(second)
      // ten times a second; the last one counts
      for (let round = 0; round < 10; round += 1) {
        await writeFile(file, bulletin.replace('代表', `代${round}`))
        await new Promise((done) => setTimeout(done, 100))
      }
      await writeFile(file, bulletin)
      for (let round = 0; round < 12 && JSON.stringify(await edition()) !== JSON.stringify(first); round += 1) await built()
      expect(await edition()).toEqual(first)
    } finally {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    expect((await readdir(folder)).sort()).toEqual(['a.md', 'dist'])
  })
})

describe('tongbao desk', () => {
  test('says where it is, and writes its token nowhere else', async () => {
    await writeFile(join(folder, 'b.md'), bulletin)
    const { child, until } = run(['desk', 'b.md', '--no-open'])
    try {
      const [, address = ''] = /^The desk: (http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/)\n$/.exec(await until(/\n/)) ?? []
      expect((await fetch(address)).status).toBe(200)
      expect((await fetch(new URL('/', address))).status).toBe(403)
      expect(await readFile(`/proc/${child.pid}/cmdline`, 'utf8').catch(() => '')).not.toContain(new URL(address).pathname.slice(1, -1))
    } finally {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  })

  test('a port that is taken, and one that is none, are said', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const taken = run(['desk', 'b.md', '--no-open', '--port', String(port)])
    const exit = once(taken.child, 'exit')
    expect(await taken.until(/\n/)).toContain('(port-taken)')
    await exit
    expect(taken.child.exitCode).toBe(2)
    expect(await run(['desk', 'b.md', '--port', 'x']).until(/\n/)).toContain('(usage)')
    server.close()
  })
})
