import { createHash } from 'node:crypto'
import type { Description } from '../forms/form.js'
import { sha256 } from '../text/hashes.js'

/** The name space of the identifiers below: a random UUID, fixed for good. */
const nameSpace = '6f1d6c0e-7b55-4f3a-9a3e-2c1b8f5d4e70'

/** The identifier of a publication, the same for every edition of it: a UUID of version 5 (RFC 9562, 5.5). */
export function identify({ identity }: Description): string {
  const name = identity.join('/')
  const space = Buffer.from(nameSpace.replaceAll('-', ''), 'hex')
  const hash = createHash('sha1').update(space).update(name).digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return `urn:uuid:${hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}

/**
 * When the document was last changed: what the run says stands for now, else the day on which it was made or, of a later
 * edition, revised. One of which no day is said has at least a second of its own (`releasedAt`), which `content` decides.
 */
export function modifiedAt(description: Description, content: readonly string[], epoch: Date | undefined): Date {
  const { edition, revised } = description
  if (epoch) return epoch
  return edition === 1 || revised ? dayOf(description) : releasedAt(description, content, undefined)
}

function dayOf({ made, revised }: Description): Date {
  return new Date(`${revised?.iso ?? made}T00:00:00Z`)
}

/**
 * When this text of a publication was released: on the day on which the document was made or revised, at a second of its first 16
 * hours in UTC that `content` (hashes of what the book is made from) decides; it is the same day in China. Identifier and
 * `dcterms:modified` together name a release (EPUB 3.3, 5.4), and a reader may keep the old file where both are the same. The
 * day alone would give a corrected text the old name, and the clock would give the same text other bytes. No order of the
 * releases can be read off the seconds. What the run says stands for now is a time of its own and stays as it is, unless it
 * is no more than that day, as where an edition is made again by its record.
 */
export function releasedAt(description: Description, content: readonly string[], epoch: Date | undefined): Date {
  const day = dayOf(description)
  if (epoch && epoch.getTime() !== day.getTime()) return epoch
  const seconds = parseInt(sha256(content.join(' ')).slice(0, 12), 16) % (16 * 3600)
  return new Date(day.getTime() + 1000 * seconds)
}

/** A time as packages want it, in UTC to the second: `2019-04-29T00:00:00Z`. */
export function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`
}
