import { createHash } from 'node:crypto'
import type { Description } from '../forms/form.js'

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

/** When the document was last changed: what the run says stands for now, else the day on which it was made. */
export function modifiedAt({ made }: Description, epoch: Date | undefined): Date {
  return epoch ?? new Date(`${made}T00:00:00Z`)
}

/** A time as packages want it, in UTC to the second: `2019-04-29T00:00:00Z`. */
export function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`
}
