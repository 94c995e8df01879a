import { readFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDesk, type OpenDesk } from './support/desk.js'
import { handsOn } from './support/desk-hands.js'

let desk: OpenDesk
beforeAll(async () => {
  desk = await openTestDesk({ 'a.md': readFileSync('content/2019-14.md', 'utf8') })
  await handsOn(await desk.open()).finished()
})
afterAll(() => desk?.close())

describe('the way in', () => {
  /** Asks as another program would; gives the status. */
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => new Promise<{ status: number, headers: IncomingHttpHeaders, body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(desk.address)
    const call = request({ hostname, port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => { body += part }).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    call.on('error', reject).end()
  })
  const own = () => new URL(desk.address).pathname

  test('is closed without the token, to other hosts and origins, and to paths', async () => {
    const [{ host }, token] = [new URL(desk.address), own()]
    expect((await ask(token)).status).toBe(200)
    expect((await ask(`${token}api/about`, { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    const refused = [
      ask('/'), ask('/api/about'), ask(`/${'a'.repeat(token.length - 2)}/`), ask(token.slice(0, -1)), ask(`${token.slice(0, -2)}/`),
      ask(`${token}api/about`, { host: 'example.com' }), ask(`${token}api/about`, { host: `localhost:${new URL(desk.address).port}` }),
      ask(`${token}api/about`, { origin: 'http://example.com' }), ask(`${token}api/about`, { origin: 'null' }),
      ask(`${token}api/about`, { 'sec-fetch-site': 'cross-site' })
    ]
    for (const { status, body } of await Promise.all(refused)) expect([status, body]).toEqual([403, '拒绝访问 Refused\n'])
    const away = ['../package.json', '%2e%2e/package.json', 'assets/../../package.json', 'api/product/0/..%2f..%2fin%2fa.md', 'api/product/0/%2e%2e', 'api/read/7', 'api/constructor/0', 'toString']
    for (const path of away) expect([path, (await ask(token + path)).status]).toEqual([path, 404])
    expect((await ask(`${token}api/save/0`)).status).toBe(404)
  })

  test('sets no cookie, is not kept, and lets nothing run but its own scripts', async () => {
    const index = await ask(own())
    expect(index.headers['set-cookie']).toBeUndefined()
    expect(index.headers['cache-control']).toBe('no-store')
    expect(index.headers['referrer-policy']).toBe('no-referrer')
    expect(index.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';.*frame-ancestors 'none'/)
    const web = await ask(`${own()}api/product/0/a.html`)
    expect(web.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  })

  test('a request that is no JSON, or too large, harms nothing', async () => {
    expect((await fetch(`${desk.address}api/preview/0`, { method: 'POST', body: '{' })).status).toBe(409)
    expect((await fetch(`${desk.address}api/keep/0`, { method: 'POST', body: Buffer.alloc(33 * 2 ** 20, ' ') }).then(({ status }) => status, () => 'cut')).toString()).toMatch(/409|cut/)
    expect((await ask(own())).status).toBe(200)
  })
})
