import type { Wording } from '../../rules/wording.js'
import type { ToUnicodeChange } from './repair-to-unicode.js'
import type { Demotion } from './demote-decoration.js'

/**
 * Something that forbids publication: text or a picture outside the structure, content that the browser is not known to
 * write, a value that the metadata cannot carry, an attachment's name that not every system can.
 */
export interface ArchiveError {
  readonly id: 'text-lost' | 'picture-lost' | 'print-unexpected' | 'metadata-character' | 'attachment-name'
  /** From 1. */
  readonly page?: number
  readonly detail: string | Wording
  readonly expected?: string
}

/** Text outside the structure on a page (from 1). */
export interface ArtifactText {
  readonly page: number
  readonly text: string
}

/** What the pass found and changed. Where there are errors the PDF may not be published. */
export interface ArchiveReport {
  readonly artifacts: readonly ArtifactText[]
  readonly demotions: readonly Demotion[]
  readonly toUnicode: readonly ToUnicodeChange[]
  /** The faces in the PDF, for example `NotoSerifSC-Bold`: one that was not given came from the system. */
  readonly faces: readonly string[]
  readonly errors: readonly ArchiveError[]
}
