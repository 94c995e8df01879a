import { getDocument, PDFWorker, type PDFDocumentProxy, type RenderTask } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- Vite gives the file's address
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import type { Area, CaretPlace } from '../src/desk/follow-caret.js'
import type { PagePoint } from './api.js'

/** The pages on the screen. */
export interface PageView {
  /** Shows the pages of a PDF; settles when those in sight are drawn. Others are drawn when they come near. */
  readonly show: (pdf: Uint8Array) => Promise<void>
  /** Marks a place; with `isFollowed` it is brought into sight. */
  readonly mark: (place: Partial<CaretPlace>, isFollowed: boolean) => void
  /** Draws again in the room that there is now. */
  readonly fit: () => void
  /** The page in sight that is nearest to the top, from 1. */
  readonly current: () => number
}

/** A sheet of paper on the screen, in the order of the pages. */
interface Slot {
  readonly element: HTMLElement
  /** The PDF that its picture shows, and at which width, px. */
  drawn: { readonly pdf: PDFDocumentProxy, readonly width: number } | undefined
  task: RenderTask | undefined
}

/**
 * Shows pages in `root`, which scrolls. A page keeps its old picture until the new one is drawn, so that nothing flickers and
 * no place is lost. `name` words a page for a screen reader; `onPoint` hears of clicks.
 */
export function openPages(
  root: HTMLElement, { name, onPoint }: { readonly name: (page: number, pages: number) => string, readonly onPoint: (point: PagePoint) => void }
): PageView {
  // its types know no port
  const worker = new PDFWorker({ port: new Worker(workerUrl, { type: 'module' }) as unknown as null })
  const slots: Slot[] = []
  let pdf: PDFDocumentProxy | undefined
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) void draw(slots.find(({ element }) => element === target))
  }, { root, rootMargin: '50%' })

  const inSight = () => {
    const { top, bottom } = root.getBoundingClientRect()
    return slots.filter(({ element }) => {
      const box = element.getBoundingClientRect()
      return box.bottom > top && box.top < bottom
    })
  }
  const draw = async (slot: Slot | undefined): Promise<void> => {
    const [shown, width] = [pdf, slot?.element.clientWidth ?? 0]
    if (!slot || !shown || width === 0 || (slot.drawn?.pdf === shown && slot.drawn.width === width)) return
    slot.task?.cancel()
    const page = await shown.getPage(slots.indexOf(slot) + 1)
    if (shown !== pdf) return
    const { width: points } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: width / points * devicePixelRatio })
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)]
    const canvasContext = canvas.getContext('2d', { alpha: false })
    if (!canvasContext) return
    slot.task = page.render({ canvasContext, viewport })
    try {
      await slot.task.promise
    } catch {
      // another picture of it is wanted
      return
    }
    slot.drawn = { pdf: shown, width }
    slot.element.querySelector('canvas')?.remove()
    slot.element.prepend(canvas)
  }
  const setSlots = async (document: PDFDocumentProxy): Promise<void> => {
    while (slots.length > document.numPages) {
      const { element, task } = slots.pop() as Slot
      task?.cancel()
      near.unobserve(element)
      element.remove()
    }
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
    while (slots.length < document.numPages) {
      const element = window.document.createElement('div')
      element.className = 'page'
      element.setAttribute('role', 'img')
      element.style.aspectRatio = `${width} / ${height}`
      root.append(element)
      slots.push({ element, drawn: undefined, task: undefined })
      near.observe(element)
    }
    for (const [index, { element }] of slots.entries()) element.ariaLabel = name(index + 1, slots.length)
  }
  root.addEventListener('click', ({ target, clientX, clientY }) => {
    const element = (target as Element).closest<HTMLElement>('.page')
    if (!element) return
    const { left, top, width, height } = element.getBoundingClientRect()
    const page = 1 + slots.findIndex((slot) => slot.element === element)
    onPoint({ page, x: (clientX - left) / width * paper.width, y: (1 - (clientY - top) / height) * paper.height })
  })

  return {
    show: async (bytes) => {
      const next = await getDocument({ data: bytes, worker, isEvalSupported: false, useSystemFonts: false, verbosity: 0 }).promise
      await setSlots(next)
      const last = pdf
      pdf = next
      await Promise.all(inSight().map(draw))
      await last?.loadingTask.destroy()
    },
    mark: ({ sentence = [], character }, isFollowed) => {
      for (const old of root.querySelectorAll('.mark')) old.remove()
      const put = (area: Area, kind: string) => {
        const slot = slots[area.page - 1]
        const mark = document.createElement('div')
        mark.className = `mark ${kind}`
        mark.style.left = `${area.left / paper.width * 100}%`
        mark.style.width = `${(area.right - area.left) / paper.width * 100}%`
        mark.style.bottom = `${area.bottom / paper.height * 100}%`
        mark.style.height = `${(area.top - area.bottom) / paper.height * 100}%`
        slot?.element.append(mark)
        return mark
      }
      for (const area of sentence) put(area, 'sentence')
      if (!character) return
      const caret = put(character, 'caret')
      const [box, frame] = [caret.getBoundingClientRect(), root.getBoundingClientRect()]
      if (isFollowed && (box.top < frame.top || box.bottom > frame.bottom)) root.scrollTop += box.top - frame.top - frame.height / 3
    },
    fit: () => { for (const slot of inSight()) void draw(slot) },
    current: () => Math.max(1, slots.indexOf(inSight()[0] as Slot) + 1)
  }
}

/** A4, pt. */
const paper = { width: 595.276, height: 841.89 }
