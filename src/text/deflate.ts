import { zlibSync } from 'fflate'

/** Packs bytes as a zlib stream (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array>

/** Packs by fflate and not by Node's zlib, whose bytes change from one Node to the next: the same everywhere. */
export const deflate: Deflate = async (bytes) => zlibSync(bytes, { level: 6 })
