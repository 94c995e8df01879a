import type { Face } from '../fonts/prepare.js'
import type { RoleName } from '../fonts/roles.js'
import { faceRules, faceStyles } from '../fonts/usage.js'
import { propertiesOf } from '../layout/page-css.js'
import type { PageFormat } from '../layout/page-format.js'
import { need, type World } from '../world.js'

/** The face a reader without ours should take, and the weight that keeps emphasis alive there. */
const generics: Readonly<Record<RoleName, { family: string, weight: string }>> = {
  fangsong: { family: 'serif', weight: 'normal' },
  kaiti: { family: 'serif', weight: 'normal' },
  songti: { family: 'serif', weight: 'normal' },
  heiti: { family: 'sans-serif', weight: 'bold' },
  xiaobiaosong: { family: 'serif', weight: 'bold' },
  fallback: { family: 'serif', weight: 'normal' }
}

/** The name of the file that holds a face. Two fallback faces may stand beside each other. */
export function faceName({ role }: Face, index: number): string {
  return `fonts/${role === 'fallback' ? `fallback-${index}` : role}.ttf`
}

/** What a book's style sheet is made from. */
export interface StyleSources {
  /** The folder of the form's templates. */
  readonly form: string
  readonly faces: readonly Face[]
  readonly format: PageFormat
}

/**
 * Words the book's style sheet: its faces, the rules that give each element of the page its face, with a generic one at
 * the end of each, `styles/epub.css`, and what the form's template adds to it. Roles without a face are left out.
 */
export function makeStyle({ form, faces, format }: StyleSources, world: World): string {
  const roles = new Set(faces.map(({ role }) => role))
  const declarations = faces.map((face, index) => {
    const { weight } = generics[face.role]
    return `@font-face { font-family: ${face.role}; font-weight: ${weight}; src: url(${faceName(face, index)}) }`
  })
  const rules = faceRules(faceStyles(form, world)).filter(({ role }) => roles.has(role))
  const familyRules = rules.map(({ selectors, role }) => {
    const { family, weight } = generics[role]
    const families = [role, ...(roles.has('fallback') ? ['fallback'] : []), family].join(', ')
    return `${selectors.join(', ')} { font-family: ${families}; font-weight: ${weight} }`
  })
  const own = world.templates(form).get('epub/OEBPS/style.css') ?? ''
  return fillIn([...declarations, ...familyRules, need(world.styles, 'epub.css'), own].join('\n'), propertiesOf(format))
}

/** Old readers know no custom properties, so that their values are written out. */
function fillIn(css: string, properties: ReadonlyMap<string, string>): string {
  return css.replace(/var\(([^)]*)\)/g, (_, name: string) => {
    const value = properties.get(name)
    if (value === undefined) throw new Error(`the style sheet of a book names ${name}, which no page format has`)
    return value
  })
}
