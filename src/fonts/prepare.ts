import type { VFile } from 'vfile'
import { Fault, report } from '../report.js'
import { openPlaces, type LinePlace } from '../text/differences.js'
import type { FontFile, World } from '../world.js'
import { renameFace } from './rename-face.js'
import { candidatesFor, roles, type Candidate, type RoleName } from './roles.js'
import { coverageOf, glyphOf, largestFace } from './subset.js'
import type { Usage } from './usage.js'
import { codePoint } from '../text/characters.js'

/** A face as a product carries it: cut down to the characters that the document sets in it. */
export interface Face {
  readonly role: RoleName
  readonly file: FontFile
  /** Whether the face is of the role's class (`false`: a stand-in). */
  readonly genuine: boolean
  readonly characters: ReadonlySet<string>
  /** A static TrueType sfnt. */
  readonly data: Uint8Array
}

/**
 * Chooses a face for each role that the document uses and cuts it to its characters. What a face lacks is set in a
 * fallback face (a note); what no face has is an error at the character's first place in `file`. A face that turns out
 * to be damaged is a finding, and the next one is tried. Throws the fault `fonts-missing` where a role has no face at all.
 */
export async function prepareFonts(file: VFile, usage: Usage, world: World): Promise<Face[]> {
  const files = await world.fonts.files()
  const choices = await Promise.all([...usage].map(([role, characters]) => chooseFace(role, characters, files, world)))
  const faces: Face[] = []
  const lacking = new Map<string, FontFile>()
  for (const name of new Set(choices.flatMap(({ refused }) => refused.map(({ name }) => name)))) {
    report(file, 'font-unusable', undefined, name)
  }
  for (const { role, candidate, face, lacks } of choices) {
    if (!candidate.genuine) report(file, 'font-substituted', undefined, roles[role].zh, candidate.file.name)
    for (const character of lacks) lacking.set(character, candidate.file)
    if (face) faces.push(face)
  }
  return lacking.size > 0 ? [...faces, ...await fallBack(file, lacking, files, world)] : faces
}

/** What a candidate serves: a face with those characters that it has, if there are some, and those that it lacks. */
interface Trial {
  readonly candidate: Candidate
  readonly face: Face | undefined
  readonly lacks: readonly string[]
}

interface Choice extends Trial {
  readonly role: RoleName
  /** Files that could not be used, and should have been usable. */
  readonly refused: readonly FontFile[]
}

async function chooseFace(
  role: RoleName, characters: Iterable<string>, files: readonly FontFile[], world: World
): Promise<Choice> {
  const refused: FontFile[] = []
  for (const candidate of candidatesFor(role, files)) {
    const trial = await tryFace(role, candidate, characters, world)
    if (typeof trial === 'object') return { ...trial, role, refused }
    if (isRefused(trial, candidate)) refused.push(candidate.file)
  }
  throw new Fault('fonts-missing', roles[role].zh)
}

async function fallBack(
  file: VFile, lacking: ReadonlyMap<string, FontFile>, files: readonly FontFile[], world: World
): Promise<Face[]> {
  const faces: Face[] = []
  const placeOf = openFirstPlaces(file)
  const tried: string[] = []
  let left = [...lacking.keys()]
  for (const candidate of candidatesFor('fallback', files)) {
    if (left.length === 0) break
    const trial = await tryFace('fallback', candidate, left, world)
    if (typeof trial !== 'object') {
      if (isRefused(trial, candidate)) report(file, 'font-unusable', undefined, candidate.file.name)
      continue
    }
    tried.push(candidate.file.name)
    for (const character of trial.face?.characters ?? []) {
      report(file, 'character-fallback', placeOf(character), character, codePoint(character),
        lacking.get(character)?.name ?? '', candidate.file.name)
    }
    if (trial.face) faces.push(trial.face)
    left = [...trial.lacks]
  }
  for (const character of left) {
    report(file, 'character-uncovered', placeOf(character), character, codePoint(character),
      [...new Set([lacking.get(character)?.name ?? '', ...tried])].join(', '))
  }
  return faces
}

/** Cuts a candidate to the characters that it has. `useless` is a file of another kind; whatever fails is `damaged`. */
async function tryFace(
  role: RoleName, candidate: Candidate, characters: Iterable<string>, world: World
): Promise<Trial | 'useless' | 'damaged'> {
  const { file, genuine } = candidate
  const data = await world.fonts.load(file)
  if (!data || data.length > largestFace) return 'useless'
  try {
    if (coverageOf(data).size === 0) return 'damaged'
    const [has, lacks, glyphs] = [new Set<string>(), [] as string[], new Set<number | undefined>()]
    for (const character of [...characters].sort()) {
      const glyph = glyphOf(data, codeOf(character))
      // two characters drawn alike, such as · and • in FandolFang, are one to whoever copies text from the PDF
      if (glyph === undefined || glyphs.has(glyph)) lacks.push(character)
      else has.add(character)
      glyphs.add(glyph)
    }
    if (has.size === 0) return { candidate, face: undefined, lacks }
    const subset = renameFace(await world.cut(data, [...has].sort()), `Tongbao ${role}`)
    return { candidate, lacks, face: { role, file, genuine, characters: has, data: subset } }
  } catch {
    return 'damaged'
  }
}

/** Whoever put a file into the fonts folder means it to be used; elsewhere may lie anything, but nothing damaged. */
function isRefused(trial: 'useless' | 'damaged', { file }: Candidate): boolean {
  return trial === 'damaged' || file.place === 'folder'
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

/** Tells the first place of a character in the source, from 1; `undefined` where the program put it there. */
function openFirstPlaces(file: VFile): (character: string) => LinePlace | undefined {
  const source = new TextDecoder().decode(file.value as Uint8Array)
  const places = openPlaces(source)
  const first = new Map<string, number>()
  let at = 0
  for (const character of source) {
    if (!first.has(character)) first.set(character, at)
    at += character.length
  }
  return (character) => {
    const offset = first.get(character)
    return offset === undefined ? undefined : places(offset)
  }
}
