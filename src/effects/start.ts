#!/usr/bin/env node
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { answer } from '../commands/answer.js'
import { readManifest } from './home.js'
import type * as Program from '../program.js'
import { runBundle } from './run-bundle.js'
import { openSurface } from './terminal.js'

/** The file of the program; bundle.mjs puts its name here. */
declare const bundleName: string

void start()

async function start(): Promise<void> {
  const asked = await answer(process.argv.slice(2), openSurface(), () => readManifest().version)
  if (typeof asked === 'number') {
    process.exitCode = asked
    return
  }
  const stays = ['watch', 'desk'].includes(asked.name)
  const isReading = asked.name === 'check' && asked.options['no-layout'] === true
  const prints = stays || ['build', 'verify', 'check'].includes(asked.name) && !isReading

  // HarfBuzz's code would be optimised while the first document is made, which takes longer than all that it does for it;
  // V8 has this flag in these versions
  if (!stays && Number.parseInt(process.versions.node) <= 24) setFlagsFromString('--wasm-tiering-budget=200000000')

  const browser = await import('./browser-process.js')
  // it comes up on another core while the program is loaded
  if (prints) browser.startBrowserEarly()
  // what can only be imported, and is wanted by `require`
  const harfbuzzjs = isReading ? undefined : await import('harfbuzzjs')
  const { exports: program, keepCode } = runBundle(join(__dirname, bundleName), { harfbuzzjs, 'tongbao:browser-process': browser })
  ;(program as typeof Program).main()
  if (prints) process.once('exit', (code) => { if (code === 0) keepCode() })
}
