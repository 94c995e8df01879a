import type { Element } from 'hast'
import { unwritable } from '../text/characters.js'

const token = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g

/**
 * Reads a document that this program wrote, as strictly as XML 1.0 asks; attributes become properties under their own
 * names, `class` a list. Throws a `SyntaxError` where tags are out of balance, `&`, `<` or `]]>` stand bare, a character
 * is not allowed, or an attribute stands twice or without quotes. Knows no comments, processing instructions or named
 * references: we write none.
 */
export function readXml(xml: string): Element {
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8" ?\?>\n?(<!DOCTYPE html>\n)?/, '')
  if (body === xml) throw new SyntaxError('Unexpected start, expected an XML declaration')
  return readElement(body)
}

/** Reads an element as it stands inside other XML, as strictly. */
export function readElement(body: string): Element {
  const top: Element = { type: 'element', tagName: '', properties: {}, children: [] }
  const open = [top]
  for (const [whole, close, tagName, attributes = '', empty] of body.matchAll(token)) {
    const parent = open.at(-1) ?? top
    if (whole === '<') throw new SyntaxError(`Unexpected < in ${parent.tagName}`)
    if (tagName === undefined) parent.children.push({ type: 'text', value: readText(whole) })
    else if (close) {
      if (open.length === 1 || open.pop()?.tagName !== tagName) throw new SyntaxError(`Unexpected </${tagName}>`)
    } else {
      const element: Element = { type: 'element', tagName, properties: readAttributes(attributes), children: [] }
      parent.children.push(element)
      if (!empty) open.push(element)
    }
  }
  const [root, ...others] = top.children.filter((child) => child.type === 'element')
  if (open.length > 1 || !root || others.length > 0) throw new SyntaxError('Unexpected end, expected one element')
  return root
}

function readAttributes(source: string): Element['properties'] {
  const properties: Element['properties'] = {}
  for (const [, name = '', value = ''] of source.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    const key = name === 'class' ? 'className' : name
    if (Object.hasOwn(properties, key)) throw new SyntaxError(`Unexpected second ${name}`)
    properties[key] = name === 'class' ? value.split(' ') : resolve(value)
  }
  return properties
}

function readText(text: string): string {
  if (text.includes(']]>')) throw new SyntaxError(`Unexpected ]]> in ${text.slice(0, 40)}`)
  return resolve(text)
}

function resolve(source: string): string {
  if (/&(?!#x0*(10|[0-9A-F])?[0-9A-F]{1,4};)/.test(source)) throw new SyntaxError(`Unexpected & in ${source.slice(0, 40)}`)
  const text = source.replace(/&#x([0-9A-F]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
  if (unwritable.test(text)) throw new SyntaxError(`Unexpected character in ${source.slice(0, 40)}`)
  return text
}
