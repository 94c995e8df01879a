import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Schema } from '../edition/check-schema.js'
import type { Form } from '../forms/form.js'
import { need, type Assets } from '../world.js'
import { home, readOwn } from './home.js'

/** Where the program's own files come from. */
export interface AssetSources {
  /** Imports the file of a form by its name. */
  readonly loadForm: (name: string) => Promise<unknown>
  /** The folder with a folder of templates for each form. */
  readonly templates: string
  /** The folder of the style sheets that all forms share. */
  readonly styles: string
}

const own: AssetSources = {
  // a bundle takes all that may be meant
  loadForm: (name) => import(/* @vite-ignore */ `../forms/${name}.js`),
  templates: join(home, 'templates'), styles: join(home, 'styles')
}

/**
 * Reads what the program brings with it, once. A form is a folder in `templates/` (but for `shared`) and a file of
 * the same name in `src/forms/`, which exports it as `form`: nothing else lists the forms.
 */
export async function openAssets(sources: Partial<AssetSources> = {}): Promise<Assets> {
  const { loadForm, templates, styles } = { ...own, ...sources }
  const names = readdirSync(templates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== shared).map(({ name }) => name).sort()
  const loaded = await Promise.all(names.map(async (name): Promise<[string, Form]> => {
    const { form } = await loadForm(name) as { form: Form }
    return [name, form]
  }))
  const read = new Map<string, ReadonlyMap<string, string>>()
  return {
    forms: new Map(loaded),
    templates: (form) => {
      const files = read.get(form) ?? readTemplates(templates, form)
      read.set(form, files)
      return files
    },
    styles: readTexts(styles)
  }
}

/** The folder of templates that every form has where it has none of its own, and in `parts/` of what they have in common. */
const shared = 'shared'

/** The templates of a form; a line `<!-- part: imprint -->` stands for the file `parts/imprint.html`. */
function readTemplates(folder: string, form: string): ReadonlyMap<string, string> {
  const common = existsSync(join(folder, shared)) ? readTexts(join(folder, shared)) : new Map<string, string>()
  const files = [...common, ...readTexts(join(folder, form))].filter(([path]) => !path.startsWith('parts/'))
  return new Map([...new Map(files)].sort().map(([path, text]) =>
    [path, text.replace(/^<!-- part: ([\w-]+) -->\n/gm, (_, name: string) => need(common, `parts/${name}.html`))]))
}

/** The text files below a folder by their paths from there, with slashes. */
function readTexts(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).sort()
  return new Map(paths.map((path) => [relative(folder, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]))
}

/** The description of records. */
export function readSchema(): Schema {
  return JSON.parse(readOwn('schemas/edition.schema.json')) as Schema
}
