import { PDFRawStream, type PDFDict } from '@cantoo/pdf-lib'
import type { Element } from 'hast'
import { readElement } from '../../markup/read-xml.js'
import { entry, inflate } from './objects.js'

const packet = /^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>\n([^]*)\n<\?xpacket end="r"\?>$/

/** Reads the XMP packet of a PDF as this program writes it; `undefined` where there is none or another. */
export function readPacket(catalog: PDFDict): Element | undefined {
  const stream = entry(catalog, 'Metadata', PDFRawStream)
  const text = stream ? new TextDecoder().decode(inflate(stream)) : ''
  const [, body] = packet.exec(text) ?? []
  try {
    return body === undefined ? undefined : readElement(body)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}
