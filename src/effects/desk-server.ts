import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Fault } from '../report.js'
import { codeOf } from './folders.js'

/** What is asked of the desk, when it is known to come from its own page. */
export interface Call {
  readonly method: string
  /** The path behind the token, as in `api/preview/0`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: () => Promise<Buffer>
}

/** What is answered: bytes, or events for as long as the page listens. */
export interface Reply {
  readonly status?: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Gets what sends an event; gives what to do when nobody listens any more. */
  readonly events?: (send: (event: unknown) => void) => () => void
}

/** A desk that listens. */
export interface DeskServer {
  /** With the token, without which nothing is answered. */
  readonly address: string
  readonly close: () => Promise<void>
}

/** Bytes of one request: the largest document and its history. */
const mostBytes = 32 * 2 ** 20

/**
 * Listens on 127.0.0.1 alone, at `port` or a free one. Only what names this host, comes from this origin or from none, and
 * knows the token in its path is handed to `answer`; all else learns nothing. Throws the fault `port-taken`.
 */
export async function openDeskServer(answer: (call: Call) => Promise<Reply>, port: number): Promise<DeskServer> {
  const token = randomBytes(24).toString('base64url')
  let host = ''
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy())
  })
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathBehind(request, host, token)
    if (path === undefined) return send(response, refusal)
    const url = new URL(path, `http://${host}/`)
    const call = { method: request.method ?? '', path: url.pathname.slice(1), query: url.searchParams, body: () => bodyOf(request) }
    const reply = await answer(call).catch(() => failure)
    return send(response, reply)
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Fault('port-taken', port, codeOf(error))))
    server.listen(port, '127.0.0.1', resolve)
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address: `http://${host}/${token}/`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}

const refusal: Reply = { status: 403, type: 'text/plain; charset=utf-8', body: '拒绝访问 Refused\n' }
const failure: Reply = { status: 500, type: 'text/plain; charset=utf-8', body: '出错 Failed\n' }

/** The path and query behind the token; `undefined` where the request is not the desk's own. */
function pathBehind({ headers, url = '' }: IncomingMessage, host: string, token: string): string | undefined {
  // a name that another site has had lead here is another host
  if (headers.host !== host) return undefined
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return undefined
  // the file by which the page is opened is of no origin, so the way in may come from elsewhere: it needs the token all the same
  const isWayIn = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if (!isWayIn && !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)) return undefined
  const [, given = '', rest = ''] = /^\/([\w-]*)(\/.*)$/.exec(url) ?? []
  const [own, other] = [Buffer.from(token), Buffer.from(given)]
  return own.length === other.length && timingSafeEqual(own, other) ? rest : undefined
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > mostBytes) throw new Error('too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Nothing is kept by the browser, told to others, or framed by them. */
const always = {
  'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin'
}

const closed = { 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'" }

function send(response: ServerResponse, { status = 200, type, body, headers = closed, events }: Reply): void {
  response.writeHead(status, { ...always, ...headers, 'content-type': type })
  if (!events) return void response.end(body)
  response.write(': \n\n')
  const stop = events((event) => void response.write(`data: ${JSON.stringify(event)}\n\n`))
  response.once('close', stop)
}
