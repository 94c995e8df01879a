import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sha256 } from '../text/hashes.js'
import { home } from './home.js'

/** Pages of a PDF that are to be drawn, from 1. */
export interface PagesToDraw { readonly pdf: Uint8Array, readonly first: number, readonly last: number }

/** Dots per inch: a hairline of the layout, 0.35 mm, has two of them. */
const resolution = 150

/** What is drawn at most of one page, pixels: four times an A4 page. */
const most = 9_000_000

/**
 * Draws pages of a PDF by pdf.js and gives a hash of the pixels of each, as far as there are pages; equal hashes, equal
 * pixels. Gives `undefined` where this machine cannot draw, and for what cannot be read.
 */
export async function drawPages({ pdf, first, last }: PagesToDraw): Promise<readonly string[] | undefined> {
  const library = await (drawing ??= load()).catch(() => undefined)
  if (!library) return undefined
  const { getDocument, createCanvas } = library
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, isEvalSupported: false, useSystemFonts: false, disableFontFace: true })
  try {
    const document = await task.promise
    const hashes: string[] = []
    for (let number = first; number <= Math.min(last, document.numPages); number += 1) {
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale: resolution / 72 })
      const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
      if (width * height > most) return undefined
      const context = createCanvas(width, height).getContext('2d')
      await page.render({ canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise
      hashes.push(`${width}x${height} ${sha256(new Uint8Array(context.getImageData(0, 0, width, height).data.buffer))}`)
      page.cleanup()
    }
    return hashes
  } catch {
    return undefined
  } finally {
    await task.destroy()
  }
}

let drawing: ReturnType<typeof load> | undefined

/** By the whole pdf.js that lies beside the bundle, whose own only reads (bundle.mjs). */
async function load(): Promise<Pick<typeof import('pdfjs-dist'), 'getDocument'> & Pick<typeof import('@napi-rs/canvas'), 'createCanvas'>> {
  const require = createRequire(import.meta.url)
  const { createCanvas } = require('@napi-rs/canvas') as typeof import('@napi-rs/canvas')
  const path = pathToFileURL(join(home, 'build', 'bin', 'pdf.mjs')).href
  const { getDocument } = await import(path) as typeof import('pdfjs-dist')
  return { getDocument, createCanvas }
}
