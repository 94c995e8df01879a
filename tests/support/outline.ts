import { readPdf } from '../../src/pdf/read/read.js'
import type { Kid, StructElement } from '../../src/pdf/read/structure.js'

/** The structure as one line: types, their kids in brackets, text in quotes. */
export async function outline(pdf: Uint8Array): Promise<string> {
  const { tree, pages } = await readPdf(pdf)
  const show = (kid: Kid): string => {
    if (kid.kind === 'mark') return pages[kid.page]?.scan.sequences.get(kid.mcid)?.text ?? ''
    if (kid.kind !== 'element') return ''
    const kids = showKids(kid)
    if (kids.length === 0) return kid.type
    return kids.length === 1 && kids[0]?.startsWith('"') ? `${kid.type} ${kids[0]}` : `${kid.type}(${kids.join(' ')})`
  }
  const showKids = ({ kids, type }: StructElement): string[] => {
    const shown: string[] = []
    let quoted = ''
    for (const kid of kids) {
      if (kid.kind === 'mark' && type !== 'Figure') quoted += show(kid)
      else if (kid.kind === 'element') {
        if (quoted) shown.push(`"${quoted}"`)
        quoted = ''
        shown.push(show(kid))
      }
    }
    return quoted ? [...shown, `"${quoted}"`] : shown
  }
  return tree ? show(tree) : ''
}
