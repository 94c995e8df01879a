import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { publish } from '../../src/publish.js'
import { findingsOf } from '../../src/report.js'
import { defaults } from '../../src/settings.js'
import type { Printer, World } from '../../src/world.js'
import { readPdf, type Sheet } from './pdf.js'
import { worldFor } from './world.js'

/** The example of a form, its front matter and its body changed; another body has no annexes, which the note of them says. */
export function exampleOf(form: string, change: (yaml: string) => string = (yaml) => yaml, body?: string): VFile {
  const [, yaml = '', own = ''] = readFileSync(`content/examples/${form}.md`, 'utf8').split('---\n')
  const front = body === undefined ? yaml : yaml.replace(/^附件说明: .*/m, (names) => names.replace(/(?=[,\]]|$)/gm, '（略）').replace(/\]（略）$/, ']'))
  return new VFile({ path: `content/examples/${form}.md`, value: Buffer.from(`---\n${change(front)}---\n${body === undefined ? own : `\n${body}\n`}`) })
}

/** Sets a field, by its term, to another value, adds it, or takes it away. */
export function set(term: string, value: string | undefined): (yaml: string) => string {
  return (yaml) => `${yaml.replace(new RegExp(`^${term}:.*\\n(?: .*\\n)*`, 'm'), '')}${value === undefined ? '' : `${term}: ${value}\n`}`
}

/** A PDF as it was laid out, and the ids of what was found, but for the faces of this machine. */
export async function laidOut(file: VFile, printer: Printer, change: Partial<World> = {}): Promise<{ sheets: Sheet[], found: string[] }> {
  const edition = await publish(file, { settings: { ...defaults, formats: ['pdf'] }, world: { ...worldFor(file.path, printer), ...change } })
  const pdf = edition?.products.get('pdf')
  const found = findingsOf(file).map(({ ruleId }) => ruleId).filter((id) => id !== 'font-substituted' && id !== 'character-fallback')
  return { sheets: pdf ? await readPdf(pdf) : [], found }
}
