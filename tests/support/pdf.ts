import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Measures are millimetres from the top left corner of the paper; x and right are edges of advances, y is the baseline. */
export interface Run { text: string, x: number, right: number, y: number, size: number }
export interface Line { text: string, x: number, right: number, y: number, size: number }
export interface Box { x: number, right: number, top: number, bottom: number }
export interface Sheet { width: number, height: number, lines: Line[], boxes: Box[] }

const millimetre = 72 / 25.4

/** Reads the pages of a PDF by pdf.js: lines of text, and filled or stroked boxes (rules). */
export async function readPdf(bytes: Uint8Array): Promise<Sheet[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false })
  const document = await task.promise
  const sheets: Sheet[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent({ disableNormalization: true })
    const runs = items.flatMap((item): Run[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[]
      return [{ text: item.str, x: x / millimetre, right: (x + item.width) / millimetre, y: (height - y) / millimetre, size }]
    })
    sheets.push({
      width: width / millimetre, height: height / millimetre,
      lines: joinRuns(runs), boxes: boxesOf(await page.getOperatorList(), height)
    })
  }
  await task.destroy()
  return sheets
}

/** The text of a sheet without its page number, white space left out. */
export function textOf({ lines }: Sheet): string {
  return lines.filter(({ text }) => !/^— \d+ —$/.test(text)).map(({ text }) => text).join('').replace(/\s/g, '')
}

function joinRuns(runs: readonly Run[]): Line[] {
  const lines: Line[] = []
  for (const run of runs) {
    const line = lines.find(({ y }) => Math.abs(y - run.y) < 0.5)
    if (!line) lines.push({ ...run })
    else {
      line.text += run.text
      line.x = Math.min(line.x, run.x)
      line.right = Math.max(line.right, run.right)
    }
  }
  return lines.sort((a, b) => a.y - b.y)
}

type Matrix = [number, number, number, number, number, number]

/** Follows the transformation matrix through a page's operators and collects the bounds of painted rectangles. */
function boxesOf({ fnArray, argsArray }: { fnArray: number[], argsArray: unknown[] }, height: number): Box[] {
  const boxes: Box[] = []
  const stack: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as unknown[]
    if (operator === OPS.save) stack.push([...matrix])
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix
    else if (operator === OPS.transform) matrix = multiply(matrix, args as unknown as Matrix)
    else if (operator === OPS.constructPath) {
      const [, , bounds] = args as [unknown, unknown, number[]]
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = bounds
      const [a, b] = [apply(matrix, x1, y1), apply(matrix, x2, y2)]
      const next = fnArray[index + 1]
      if (next === OPS.clip || next === OPS.eoClip || next === OPS.endPath) continue
      boxes.push({
        x: Math.min(a[0], b[0]) / millimetre, right: Math.max(a[0], b[0]) / millimetre,
        top: (height - Math.max(a[1], b[1])) / millimetre, bottom: (height - Math.min(a[1], b[1])) / millimetre
      })
    }
  }
  return boxes
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
