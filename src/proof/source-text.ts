import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { isMap, isScalar, parseDocument as parseYaml } from 'yaml'
import { divisionsOf } from '../document/divisions.js'
import type { OfficialDocument } from '../document/document.js'
import { isFigure } from '../document/figure.js'
import { shownText } from '../forms/field.js'
import { madeFields } from '../forms/fields.js'
import { sha256 } from '../text/hashes.js'
import { need, type World } from '../world.js'
import { openTranscript, type Transcript } from './transcript.js'

/** A field, or a paragraph, heading, table row or passage of code: what an erratum can name. */
export interface Block {
  /** A field's name; else the kind and a hash of the first characters, so that changes elsewhere leave it alone. */
  readonly id: string
  /** Index in the text of its first character, its label included. */
  readonly at: number
}

/** What every product has to say, in reading order and without white space. */
export interface SourceText {
  readonly text: string
  /** For each UTF-16 code unit of the text the offset in the source where its character stands, or, made from it, belongs. */
  readonly offsets: readonly number[]
  /** Indexes of the code units that the program makes: bullets, and the numbers of notes. */
  readonly made: ReadonlySet<number>
  readonly blocks: readonly Block[]
}

/**
 * Words out a document anew from its tree, without the stage that makes pages, so that a fault there shows. Fields come
 * in the order in which the template (`templates/<form>/page.html`) names them; one that it forgets comes last.
 */
export function sourceTextOf(
  { description, fields, body, errata }: OfficialDocument, bytes: Uint8Array, world: Pick<World, 'templates'>
): SourceText {
  const source = new TextDecoder().decode(bytes)
  const template = need(world.templates(description.form), 'page.html')
  const transcript = openTranscript(source)
  const ranges = fieldRanges(source)
  const writeDivisions = openBody(body, transcript)
  const [text, ...annexes] = divisionsOf(body.children)
  const named = [...template.matchAll(/data-(?:field|slot)="(\w+)"/g)].map(([, name = '']) => name)
  const shown = [...fields].filter(([, { field }]) => field.shown).map(([key]) => key)
  const forgotten = shown.filter((key) => !named.includes(key))
  for (const name of new Set([...named, ...forgotten, 'annexes'])) {
    const given = fields.get(name)
    if (name === 'body') writeDivisions([text])
    else if (name === 'annexes') writeDivisions(annexes)
    else if (name === 'errata' && errata) transcript.block(name, [0, 0], () => openBody(errata, madeBy(transcript))([errata.children]))
    else if (given?.field.shown) {
      const range = ranges.get(name) ?? ranges.get(given.field.term) ?? [0, 0]
      transcript.block(name, range, () => name in madeFields ? transcript.make(shownText(given), 0) : transcript.write(shownText(given)))
    }
  }
  const { offsets, made } = transcript
  return { text: transcript.text(), offsets, made, blocks: identify(transcript) }
}

/** Where in the source the value of each field stands. */
function fieldRanges(source: string): Map<string, [number, number]> {
  const [, fence = '', yaml = ''] = /^(---[ \t]*\r?\n)([^]*?)^---/m.exec(source) ?? []
  const { contents } = parseYaml(yaml)
  return new Map((isMap(contents) ? contents.items : []).flatMap(({ key, value }) => {
    const range = (value as { range?: [number, number] } | null)?.range
    return isScalar(key) && range ? [[String(key.value), [range[0] + fence.length, range[1] + fence.length]]] : []
  }))
}

/** A transcript all of whose words are the program's, in the block that is open. */
function madeBy(transcript: Transcript): Transcript {
  const make = (words: string) => transcript.make(words, 0)
  return { ...transcript, write: make, label: make, block: (_kind, _range, write) => write() }
}

/** Opens what writes divisions of a body one after another, behind each the notes to which it refers first. */
function openBody(body: Root, transcript: Transcript): (divisions: readonly RootContent[][]) => void {
  const notes: string[] = []
  const numbers = new Map<string, number>()
  let written = 0
  const definitions = new Map<string, FootnoteDefinition>()
  visit(body, 'footnoteDefinition', (node) => void definitions.set(node.identifier, node))
  const numberOf = (identifier: string): number => {
    const number = numbers.get(identifier) ?? notes.push(identifier)
    numbers.set(identifier, number)
    return number
  }
  const walk = (node: Nodes): void => writeNode(node, { transcript, numberOf, walk })
  return (divisions) => {
    for (const blocks of divisions) {
      blocks.forEach(walk)
      // a note may refer to further notes, so the list grows while it is read
      for (; written < notes.length; written += 1) {
        transcript.label(`〔${written + 1}〕`)
        for (const child of definitions.get(notes[written] ?? '')?.children ?? []) walk(child)
      }
      // the label of a last item without text
      transcript.block('paragraph', [0, 0], () => undefined)
    }
  }
}

interface Walk {
  readonly transcript: Transcript
  /** The number of a note, in the order of first reference. */
  readonly numberOf: (identifier: string) => number
  readonly walk: (node: Nodes) => void
}

function writeNode(node: Nodes, { transcript, numberOf, walk }: Walk): void {
  const position = 'position' in node ? node.position : undefined
  const start = position?.start.offset ?? 0
  const range: [number, number] = [start, position?.end.offset ?? start]
  const writeChildren = () => { if ('children' in node) for (const child of node.children) walk(child) }
  switch (node.type) {
    case 'paragraph':
      return transcript.block(node.data?.kind === 'names' ? 'names' : 'paragraph', range, () =>
        isFigure(node) ? transcript.write(node.children[0].title ?? '') : writeChildren())
    case 'heading':
      return transcript.block(node.data?.division ? 'division' : 'heading', range, writeChildren)
    case 'tableRow':
      return transcript.block('row', range, writeChildren)
    case 'code':
      return transcript.block('code', range, () => transcript.write(node.value))
    case 'text':
    case 'inlineCode':
      return transcript.write(node.value, start)
    case 'footnoteReference':
      return transcript.make(`〔${numberOf(node.identifier)}〕`, start)
    case 'list':
      return node.children.forEach((item) => {
        const { label = '•' } = item.data ?? {}
        transcript.label(label, node.ordered ? item.position?.start.offset : undefined)
        for (const child of item.children) walk(child)
      })
    case 'footnoteDefinition':
      return
    default:
      return writeChildren()
  }
}

/** How many characters of a block name it: enough to tell paragraphs apart, few enough to outlive most corrections. */
const nameLength = 16

function identify({ blocks }: Transcript): Block[] {
  const counts = new Map<string, number>()
  return blocks.map(({ kind, at, words }) => {
    if (!['paragraph', 'heading', 'division', 'names', 'row', 'code'].includes(kind)) return { id: kind, at }
    const hash = sha256(words.slice(0, nameLength)).slice(0, 8)
    const count = (counts.get(kind + hash) ?? 0) + 1
    counts.set(kind + hash, count)
    return { id: `${kind}-${hash}${count > 1 ? `-${count}` : ''}`, at }
  })
}
