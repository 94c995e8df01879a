import type { VFile } from 'vfile'
import { Fault, report } from '../report.js'
import { openPlaces, type LinePlace } from '../text/differences.js'
import type { FontFile, World } from '../world.js'
import { renameFace } from './rename-face.js'
import { candidatesFor, roles, type Candidate, type RoleName } from './roles.js'
import { coverageOf, largestFace, subsetFace } from './subset.js'
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
 * fallback face (a note); what no face has is an error at the character's first place in `file`. Throws the fault
 * `fonts-missing` where a role has no face at all.
 */
export async function prepareFonts(file: VFile, usage: Usage, world: World): Promise<Face[]> {
  const files = await world.fonts.files()
  const chosen = await Promise.all([...usage.keys()].map((role) => chooseFace(file, role, files, world)))
  const faces: Face[] = []
  const lacking = new Map<string, ChosenFace>()

  for (const face of chosen) {
    if (!face.genuine) report(file, 'font-substituted', undefined, roles[face.role].zh, face.file.name)
    const wanted = usage.get(face.role) ?? new Set<string>()
    const covered = new Set([...wanted].filter((character) => face.coverage.has(codeOf(character))))
    for (const character of wanted) if (!covered.has(character)) lacking.set(character, face)
    if (covered.size > 0) faces.push(await cut(face, covered))
  }
  return [...faces, ...(await fallBack(file, lacking, files, world))]
}

interface ChosenFace extends Candidate {
  readonly role: RoleName
  readonly data: Uint8Array
  readonly coverage: ReadonlySet<number>
}

async function chooseFace(file: VFile, role: RoleName, files: readonly FontFile[], world: World): Promise<ChosenFace> {
  for (const candidate of candidatesFor(role, files)) {
    const data = await load(file, candidate, world)
    if (data) return { ...candidate, role, data, coverage: coverageOf(data) }
  }
  throw new Fault('fonts-missing', roles[role].zh)
}

async function fallBack(
  file: VFile, lacking: ReadonlyMap<string, ChosenFace>, files: readonly FontFile[], world: World
): Promise<Face[]> {
  if (lacking.size === 0) return []
  const faces: Face[] = []
  const placeOf = openFirstPlaces(file)
  const left = new Map(lacking)
  const tried: string[] = []
  for (const candidate of candidatesFor('fallback', files)) {
    if (left.size === 0) break
    const data = await load(file, candidate, world)
    if (!data) continue
    tried.push(candidate.file.name)
    const coverage = coverageOf(data)
    const covered = new Set([...left.keys()].filter((character) => coverage.has(codeOf(character))))
    for (const character of covered) {
      report(file, 'character-fallback', placeOf(character), character, codePoint(character),
        left.get(character)?.file.name ?? '', candidate.file.name)
      left.delete(character)
    }
    if (covered.size > 0) faces.push(await cut({ ...candidate, role: 'fallback', data, coverage }, covered))
  }
  for (const [character, face] of left) {
    report(file, 'character-uncovered', placeOf(character), character, codePoint(character),
      [...new Set([face.file.name, ...tried])].join(', '))
  }
  return faces
}

/** Loads a face; one that the user put into the fonts folder and that cannot be used is a finding. */
async function load(file: VFile, { file: font }: Candidate, world: World): Promise<Uint8Array | undefined> {
  const data = await world.fonts.load(font)
  if (data && data.length <= largestFace) return data
  if (font.place === 'folder') report(file, 'font-unusable', undefined, font.name)
  return undefined
}

async function cut({ role, file, genuine, data }: ChosenFace, characters: ReadonlySet<string>): Promise<Face> {
  const subset = await subsetFace(data, [...characters].sort())
  return { role, file, genuine, characters, data: renameFace(subset, `Tongbao ${role}`) }
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
