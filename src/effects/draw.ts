import { encodePng } from '../epub/png.js'

/** Draws an SVG without letters as a PNG of three channels. */
export async function drawPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const { pixels, width, height } = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  return encodePng(pixels, width, height)
}
