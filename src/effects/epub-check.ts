import type { Breach } from '../world.js'

/** Loads the checker, which takes a tenth of a second; called ahead of need it overlaps with other work. */
export function loadChecker(): Promise<typeof import('@likecoin/epubcheck-ts')> {
  return import('@likecoin/epubcheck-ts')
}

/** Tells what of a book breaks the rules of EPUB 3.3. */
export async function judgeEpub(epub: Uint8Array): Promise<readonly Breach[]> {
  const { EpubCheck } = await loadChecker()
  const { messages } = await EpubCheck.validate(epub, { version: '3.3' })
  return messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage').map(({ id, location, message }) => ({
    id, place: [location?.path, location?.line].filter((part) => part !== undefined).join(':'), message
  }))
}
