import { join } from 'node:path'
import { runBundle } from './run-bundle.js'

/** The file of the helper; bundle.mjs puts its name here. */
declare const bundleName: string

const { keepCode } = runBundle(join(__dirname, bundleName), {})
process.once('exit', keepCode)
