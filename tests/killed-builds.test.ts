import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashesIn, killAfter, runUntil, type Victim } from './support/killed.js'

const program = resolve('build/bin/tongbao.js')
const home = await mkdtemp(join(tmpdir(), 'killed-'))
const [out, scratch, steps] = [join(home, 'dist'), join(home, 'tmp'), join(home, 'steps')]
const [, frontMatter = ''] = (await readFile('content/2019-14.md', 'utf8')).split('---\n')
const known: Record<string, Record<string, string>> = {}
/** Milliseconds that a build takes here and now. */
let duration = 0

const write = (letter: string) => writeFile(join(home, 'x.md'), `---\n${frontMatter}---\n\n第${letter}稿，为人民服务。\n`)
const tongbao = (...args: string[]): Victim => ({ args: [program, ...args], cwd: home, env: { TMPDIR: scratch } })
const build = tongbao('build', 'x.md', '--format', 'html', '--out', out)
const run = (victim: Victim) => runUntil(victim, { within: '/nowhere' })

beforeAll(async () => {
  await mkdir(scratch)
  for (const letter of ['甲', '乙']) {
    const start = performance.now()
    await write(letter)
    expect(await runUntil(build, { within: out, count: steps })).toBe(0)
    duration = performance.now() - start
    known[letter] = await hashesIn(join(out, 'x'))
  }
})
afterAll(() => rm(home, { recursive: true, force: true }))

/** Which edition the next run, of another kind, finds; nothing else may be left. */
async function letterFound(): Promise<string> {
  expect(await run(tongbao('info', join(out, 'x')))).toBe(0)
  const found = JSON.stringify(await hashesIn(join(out, 'x')))
  expect(await readdir(out)).toEqual(['x'])
  return Object.keys(known).find((letter) => JSON.stringify(known[letter]) === found) ?? found
}

test('a build that is killed leaves one edition whole, and nothing for the next run to stumble over', { timeout: 300_000 }, async () => {
  // the last steps of the second build, which like those below replaces an older edition
  const last = Number(await readFile(steps, 'utf8'))
  const aimed = [35, 30, 25, 20, 15, 6].map((before) => last - before)
  const kills = [
    ...aimed.map((at) => () => runUntil(build, { within: out, at })),
    ...aimed.map(() => () => killAfter(build, Math.random() * duration))
  ]
  const found: string[] = []
  for (const [index, kill] of kills.entries()) {
    await write(found.at(-1) === '甲' ? '乙' : '甲')
    // a build that was quicker than its killer is whole, too
    expect([0, 'SIGKILL']).toContain(await kill())
    const letter = await letterFound()
    expect(letter).toMatch(/^[甲乙]$/)
    found.push(letter)
    await write(letter)
    if (index % 4 === 0) expect(await run(tongbao('verify', join(out, 'x'), '--source', 'x.md'))).toBe(0)
  }
  expect(new Set(found.slice(0, aimed.length)).size).toBe(2)
  // a browser lives a moment longer than its parent, and may still write to its profile
  await expect.poll(async () => {
    await run(tongbao('info', join(out, 'x')))
    return readdir(scratch)
  }, { timeout: 20_000, interval: 200 }).toEqual([])
})

test('a product that somebody changed is kept, which the next build tells', async () => {
  await writeFile(join(out, 'x', 'x.html'), 'signed')
  await writeFile(join(out, 'x', 'notes.txt'), 'a note')
  const answer = execFileSync(process.execPath, [...build.args, '--json'], { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const { outcomes: [{ findings, products }] } = JSON.parse(answer) as { outcomes: [{ findings: { id: string, values: unknown[] }[], products: unknown[] }] }
  expect(findings.filter(({ id }) => id === 'out-kept').map(({ id, values }) => [id, ...values])).toEqual([['out-kept', join(out, 'x', 'x.kept-1.html')]])
  expect(products).toHaveLength(3)
  expect((await readdir(join(out, 'x'))).sort()).toEqual(['edition.json', 'notes.txt', 'x.html', 'x.kept-1.html', 'x.metadata.xml'])
  expect(await readFile(join(out, 'x', 'x.kept-1.html'), 'utf8')).toBe('signed')
})
