import { join } from 'node:path'
import type * as Library from '../library.js'
import { runBundle } from './run-bundle.js'

/** The file of the program; bundle.mjs puts its name here. */
declare const bundleName: string

/** See `src/library.ts`. */
export const build: typeof Library.build = async (...call) => (await load()).build(...call)

/** See `src/library.ts`. */
export const check: typeof Library.check = async (...call) => (await load()).check(...call)

/** See `src/library.ts`. */
export const clean: typeof Library.clean = async (...call) => (await load()).clean(...call)

let program: Promise<typeof Library> | undefined

/** Loads the program with the first call. */
function load(): Promise<typeof Library> {
  return program ??= open()
}

async function open(): Promise<typeof Library> {
  const [browser, harfbuzzjs] = await Promise.all([import('./browser-process.js'), import('harfbuzzjs')])
  return runBundle(join(__dirname, bundleName), { harfbuzzjs, 'tongbao:browser-process': browser }).exports as typeof Library
}
