import { randomBytes } from 'node:crypto'
import { followCaret, offsetAt } from '../desk/follow-caret.js'
import { explain } from '../guard.js'
import type { Outside } from '../world.js'
import { openDeskFiles } from './desk-files.js'
import type { Drafts } from './desk-drafts.js'
import type { Call, Reply } from './desk-server.js'
import type { Session } from './desk-session.js'

/** What the desk's page is told at first, and what it may ask for. */
export interface DeskContent {
  readonly sessions: readonly Session[]
  readonly drafts: Drafts
  readonly trace: Outside['trace']
  /** Language, documents and forms, as plain data. */
  readonly about: unknown
  /** A face with Chinese characters, for a machine that has none. */
  readonly face: () => Promise<Uint8Array | undefined>
  /** Has `send` hear of files that changed on disk; gives what ends that. */
  readonly listen: (send: (event: unknown) => void) => () => void
}

/** Answers the desk's page. A document is known by its number: no path comes from the page. */
export function answerDesk({ sessions, drafts, trace, about, face, listen }: DeskContent): (call: Call) => Promise<Reply> {
  const fileOf = openDeskFiles()
  return async (call) => {
    const [api, what = '', id = '', name = ''] = call.path.split('/')
    if (api !== 'api') return (call.method === 'GET' ? fileOf(call.path, randomBytes(16).toString('base64')) : undefined) ?? nothing
    if (what === 'about') return json(about)
    if (what === 'face') return { type: 'font/ttf', body: await face() ?? '' }
    if (what === 'events') return { type: 'text/event-stream', body: '', events: listen }
    const session = /^\d{1,4}$/.test(id) ? sessions[Number(id)] : undefined
    if (!session) return nothing
    if (what === 'product' && call.method === 'GET') return product(session, decodeURIComponent(name))
    const act = Object.hasOwn(acts, what) && call.method === 'POST' ? acts[what as keyof typeof acts] : undefined
    if (!act) return nothing
    try {
      return await act(session, JSON.parse((await call.body()).toString('utf8')) as never, drafts)
    } catch (error) {
      return json({ fault: await explain(error, { trace }) }, 409)
    }
  }
}

const nothing: Reply = { status: 404, type: 'text/plain; charset=utf-8', body: '没有 Nothing\n' }

const acts = {
  read: async (session: Session, _: unknown, drafts: Drafts) =>
    json({ ...await session.read(), draft: await drafts.read(session.place.path) }),
  preview: async (session: Session, { text }: { text: string }) => {
    const { pdf, ...rest } = await session.preview(String(text))
    return framed(rest, pdf)
  },
  caret: async (session: Session, { version, offset }: { version: number, offset: number }) => {
    const placed = await session.places(version)
    return json(placed ? followCaret(placed, offset) ?? {} : {})
  },
  offset: async (session: Session, { version, ...point }: { version: number, page: number, x: number, y: number }) => {
    const placed = await session.places(version)
    return json({ offset: placed && offsetAt(placed, point) })
  },
  finish: async (session: Session, { text, isSaved }: { text: string, isSaved: boolean }) =>
    json(await session.finish(String(text), isSaved === true) ?? { isSuperseded: true }),
  errata: async (session: Session) => json(await session.errata()),
  release: async (session: Session) => json(await session.release()),
  save: async (session: Session, { text, hash }: { text: string, hash: string }) => json(await session.save(String(text), String(hash))),
  keep: async (session: Session, { draft }: { draft?: string }, drafts: Drafts) => {
    await drafts.keep(session.place.path, draft)
    return json({})
  }
}

function json(content: unknown, status = 200): Reply {
  return { status, type: 'application/json', body: JSON.stringify(content) }
}

/** The length of the JSON in four bytes, the JSON, the PDF: one answer, so that the page is there as soon as its findings. */
function framed(content: unknown, pdf: Uint8Array = new Uint8Array()): Reply {
  const head = Buffer.from(JSON.stringify(content))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return { type: 'application/octet-stream', body: Buffer.concat([length, head, pdf]) }
}

const productTypes: Readonly<Record<string, readonly [type: string, policy: string]>> = {
  pdf: ['application/pdf', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"],
  // an untrusted document: no script, nothing fetched, an origin of its own
  html: ['text/html; charset=utf-8', "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'self'"]
}

function product(session: Session, name: string): Reply {
  const body = session.product(name)
  if (!body) return nothing
  const [type, policy] = productTypes[name.replace(/^.*\./, '')] ?? ['application/octet-stream', "default-src 'none'; sandbox"]
  return { type, body, headers: { 'content-security-policy': policy } }
}
