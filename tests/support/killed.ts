import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sha256 } from '../../src/text/hashes.js'

/** How to run a program that is to be killed. */
export interface Victim {
  readonly args: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Where `support/kill-at.mjs` ends a program: before its step `at` inside the folder `within`; `count` takes the number of all. */
export interface Aim {
  readonly within: string
  readonly at?: number
  readonly count?: string
}

const preload = resolve('tests/support/kill-at.mjs')

/** Runs `node` until it ends or reaches the step; gives its exit code, or the signal that killed it. */
export async function runUntil({ args, cwd, env }: Victim, { within, at = 0, count = '' }: Aim): Promise<number | string> {
  const aim = { KILL_IN: within, KILL_AT: String(at), KILL_COUNT: count, NODE_OPTIONS: `--import ${preload}` }
  return run(spawn(process.execPath, [...args], { cwd, env: { ...process.env, ...env, ...aim }, stdio: 'ignore' }))
}

/** Runs `node`, and kills it `delay` milliseconds after `start` (where given) stood on its output. */
export async function killAfter({ args, cwd, env }: Victim, delay: number, start?: string): Promise<number | string> {
  const child = spawn(process.execPath, [...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = run(child)
  if (start !== undefined) await once(child.stdout, 'data')
  await new Promise((done) => setTimeout(done, delay))
  child.kill('SIGKILL')
  return ended
}

function run(child: ReturnType<typeof spawn>): Promise<number | string> {
  return new Promise((done) => { child.once('exit', (code, signal) => done(code ?? signal ?? 'unknown')) })
}

/** The hash of each file in a folder, by name, folders in it left out; none where there is no folder. */
export async function hashesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)
  return Object.fromEntries(await Promise.all(names.sort().map(async (name) => [name, sha256(await readFile(join(folder, name)))])))
}
