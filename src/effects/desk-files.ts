import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from './desk-server.js'
import { home } from './home.js'

/**
 * Reads the files of the desk's page, which Vite made. What is not among these names is nowhere: no path is ever looked up
 * on disk. `nonce` lets the editor write its style sheets, and nobody else.
 */
export function openDeskFiles(): (path: string, nonce: string) => Reply | undefined {
  const folder = join(home, 'build', 'desk-page')
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name))
  const files = new Map(names.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]))
  return (path, nonce) => {
    const name = path === '' ? 'index.html' : path
    const file = files.get(name)
    if (!file) return undefined
    const body = name === 'index.html' ? file.toString('utf8').replaceAll('%NONCE%', nonce) : file
    return { type: types[name.replace(/^.*\./, '')] ?? 'application/octet-stream', body, headers: { 'content-security-policy': policyOf(name, nonce) } }
  }
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8'
}

/** Scripts are the desk's own files and nothing else; in the reader's frame what a book brings may be seen, and never run or fetch. */
function policyOf(name: string, nonce: string): string {
  const own = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"
  return name === 'reader.html'
    ? `${own}; style-src 'self' 'unsafe-inline' blob:; img-src blob: data:; font-src blob: data:; frame-src blob:; frame-ancestors 'self'`
    : `${own}; worker-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; `
      + "font-src 'self' data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'"
}
