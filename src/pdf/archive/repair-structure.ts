import { elementsOf, element, type StructElement, type Kid } from '../read/structure.js'

/** Types that stand inside a line of text. */
const inline = new Set(['Span', 'Quote', 'Note', 'Reference', 'Code', 'Link', 'Annot', 'Em', 'Strong', 'Lbl'])
/** Types that hold lines of text themselves, so that what is grouped in them needs no element of its own. */
const textual = new Set([
  ...inline, 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'LBody', 'TH', 'TD', 'Caption', 'Figure'
])

/**
 * Turns the browser's tree into one of standard types (ISO 32000-1 14.8.4): the browser knows no divisions and spans
 * and writes a NonStruct for each box and each run of text. Changes `parent` and all below it.
 */
export function repairStructure(parent: StructElement): void {
  resolveGroups(parent)
  for (const [element] of elementsOf(parent)) {
    if (element.type === 'Aside') element.type = 'Div'
    // the figure of HTML is picture and caption; the Figure of PDF is the picture
    if (element.type === 'Figure' && element.kids.some((kid) => kid.kind === 'element')) element.type = 'Div'
  }
}

/** Gives each NonStruct below `parent` a meaning by what it holds and where it stands, or none and takes it away. */
function resolveGroups(parent: StructElement): void {
  parent.kids = parent.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [kid]
    resolveGroups(kid)
    if (kid.type !== 'NonStruct') return [kid]
    const isText = kid.kids.every(isInline)
    // what holds it may be a NonStruct itself, whose own meaning is found next
    if (kid.kids.length === 0 || textual.has(parent.type) || (isText && parent.type === 'NonStruct')) return kid.kids
    kid.type = isText ? 'P' : 'Div'
    return [kid]
  })
  if (!textual.has(parent.type) && !parent.kids.every(isInline)) parent.kids = wrapRuns(parent.kids)
}

function isInline(kid: Kid): boolean {
  return kid.kind !== 'element' || inline.has(kid.type)
}

/** Text between blocks becomes paragraphs. */
function wrapRuns(kids: readonly Kid[]): Kid[] {
  const wrapped: Kid[] = []
  let run: Kid[] | undefined
  for (const kid of kids) {
    if (!isInline(kid)) {
      run = undefined
      wrapped.push(kid)
    } else if (run) run.push(kid)
    else wrapped.push(element('P', run = [kid]))
  }
  return wrapped
}
