import type { CaretPlace } from '../src/desk/follow-caret.js'
import type { DeskAbout } from '../src/desk/describe-desk.js'
import type { Errata, Finished, Saved } from '../src/effects/desk-session.js'
import type { Outcome, PlainFinding } from '../src/outcome.js'

/** What the program answers to a text. */
export interface Pages {
  readonly version: number
  readonly findings: readonly PlainFinding[]
  /** No bytes where the text has no pages. */
  readonly pdf: Uint8Array
}

/** A point on a page (from 1), in points from its lower left corner. */
export interface PagePoint {
  readonly page: number
  readonly x: number
  readonly y: number
}

/** A fault of the program, in both languages. */
export class DeskFault extends Error {
  readonly finding: PlainFinding | undefined

  constructor(finding?: PlainFinding) {
    super(finding?.words.zh ?? 'no answer')
    this.finding = finding
  }
}

/** Asks the program that serves this page. All addresses are relative, so that each has the token. */
export const api = {
  about: async () => await (await fetch('api/about')).json() as DeskAbout,
  read: (id: number) => ask<Saved & { draft?: string }>('read', id, {}),
  preview: async (id: number, text: string): Promise<Pages> => {
    const bytes = new Uint8Array(await (await post('preview', id, { text })).arrayBuffer())
    const length = new DataView(bytes.buffer).getUint32(0)
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Omit<Pages, 'pdf'>
    return { ...head, pdf: bytes.slice(4 + length) }
  },
  caret: (id: number, version: number, offset: number) => ask<Partial<CaretPlace>>('caret', id, { version, offset }),
  offset: (id: number, version: number, point: PagePoint) => ask<{ offset?: number }>('offset', id, { version, ...point }),
  finish: (id: number, text: string, isSaved: boolean) => ask<Partial<Finished> & { isSuperseded?: true }>('finish', id, { text, isSaved }),
  errata: (id: number) => ask<Errata>('errata', id, {}),
  release: (id: number) => ask<Outcome>('release', id, {}),
  save: (id: number, text: string, hash: string) => ask<Saved & { isSaved: boolean }>('save', id, { text, hash }),
  keep: (id: number, draft: string | undefined, isLast = false) => ask('keep', id, { draft }, isLast),
  product: (id: number, name: string) => `api/product/${id}/${encodeURIComponent(name)}`,
  events: () => new EventSource('api/events')
}

async function ask<T>(what: string, id: number, body: unknown, isLast = false): Promise<T> {
  return await (await post(what, id, body, isLast)).json() as T
}

async function post(what: string, id: number, body: unknown, keepalive = false): Promise<Response> {
  const response = await fetch(`api/${what}/${id}`, { method: 'POST', body: JSON.stringify(body), keepalive })
  if (response.ok) return response
  throw new DeskFault(response.status === 409 ? (await response.json() as { fault: PlainFinding }).fault : undefined)
}
