import type { Face } from '../fonts/prepare.js'
import type { RoleName } from '../fonts/roles.js'
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

/**
 * Words the book's style sheet: its faces, the rules of `styles/type.css` that give each element its face, with a
 * generic one at the end of each, and `styles/epub.css`. Roles without a face are left out.
 */
export function makeStyle(faces: readonly Face[], world: World): string {
  const roles = new Set(faces.map(({ role }) => role))
  const faceRules = faces.map((face, index) => {
    const { weight } = generics[face.role]
    return `@font-face { font-family: ${face.role}; font-weight: ${weight}; src: url(${faceName(face, index)}) }`
  })
  const familyRules = [...need(world.styles, 'type.css').matchAll(/^([^{}@/]+)\{ font-family: (\w+), fallback \}$/gm)]
    .flatMap(([, selectors = '', name = '']) => {
      const role = name as RoleName
      if (!roles.has(role)) return []
      const { family, weight } = generics[role]
      const families = [role, ...(roles.has('fallback') ? ['fallback'] : []), family].join(', ')
      return `${selectors}{ font-family: ${families}; font-weight: ${weight} }`
    })
  return [...faceRules, ...familyRules, need(world.styles, 'epub.css')].join('\n')
}
