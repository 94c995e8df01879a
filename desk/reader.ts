import 'foliate-js/view.js'

/** What of the reader engine is used here. */
interface BookView extends HTMLElement {
  readonly open: (book: File) => Promise<void>
  readonly close: () => void
  readonly init: (place: { lastLocation?: string, showTextStart?: boolean }) => Promise<void>
  readonly goLeft: () => Promise<void>
  readonly goRight: () => Promise<void>
  readonly lastLocation?: { readonly cfi: string }
  readonly renderer: { readonly setStyles: (css: string) => void }
}

let view: BookView | undefined
let shown: Promise<void> = Promise.resolve()

// the desk hands over the book: this frame may fetch nothing
addEventListener('message', ({ source, data }: MessageEvent<{ book?: ArrayBuffer, turn?: 'back' | 'on' }>) => {
  if (source !== parent) return
  const { book } = data
  // one after the other: a book that is closed while it opens fails inside the engine
  if (book) shown = shown.then(() => show(book), () => show(book))
  if (data.turn) void (data.turn === 'on' ? view?.goRight() : view?.goLeft())
})
parent.postMessage({ isReady: true }, location.origin)

/** Opens a book where the last one was left. */
async function show(book: ArrayBuffer): Promise<void> {
  const place = view?.lastLocation?.cfi
  const next = document.createElement('foliate-view') as BookView
  const old = view
  view = next
  document.querySelector('main')?.append(next)
  await next.open(new File([book], 'book.epub', { type: 'application/epub+zip' }))
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  next.renderer.setStyles(`html { background: ${isDark ? '#1c1d1f' : '#fff'}; color: ${isDark ? '#e6e6e6' : '#000'} }`)
  await next.init(place === undefined ? { showTextStart: false } : { lastLocation: place })
  old?.close()
  old?.remove()
}
