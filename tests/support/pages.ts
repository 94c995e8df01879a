import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { BrowserPrinter } from '../../src/effects/printer.js'

/** What runs over the pages of `page`, mm. */
export const flow = { selector: 'main.pages', width: 156, height: 225 }

export const printOn = ({ layOut }: BrowserPrinter, html: string) => layOut(html, flow, (layout) => layout.print())

/** A page in the shape of the program's own: A4, the type area of GB/T 9704-2012. */
export function page(body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>T</title><style>
    @page { size: A4; margin: 37mm 26mm 35mm 28mm }
    body { margin: 0; font: 16pt/28.95pt serif } p { margin: 0; orphans: 2; widows: 2 }
    </style><main class="pages">${body}</main>`
}

/** The text of each page, without white space. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  try {
    return await Promise.all(Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent()
      return items.map((item) => 'str' in item ? item.str : '').join('').replace(/\s/g, '')
    }))
  } finally {
    await document.destroy()
  }
}
