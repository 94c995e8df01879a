import type { CheckingOutside } from '../check.js'
import { openAssets } from './assets.js'
import { pictureReader, readDocument } from './files.js'
import { within } from './time-limit.js'
import { trace } from './trace.js'

/** Opens what reading documents needs of the outside: no browser, no faces, nothing that is to be closed. */
export async function openReading(): Promise<Pick<CheckingOutside, 'read' | 'readerFor' | 'notes' | 'trace'>> {
  const { forms } = await openAssets()
  return { read: readDocument, readerFor: (path) => ({ forms, within, picture: pictureReader(path) }), notes: () => [], trace }
}
