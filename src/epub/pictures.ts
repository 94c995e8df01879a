import { visit } from 'unist-util-visit'
import { pictureType } from '../document/picture.js'
import type { World } from '../world.js'
import { sha256 } from '../text/hashes.js'
import type { Part } from './parts.js'

/**
 * Gathers the pictures that `part` shows, named by their content, and points the part's `img` elements at them. Throws
 * where a picture is none: the document's check lets no such pass.
 */
export function takePictures({ tree }: Part, world: World): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>()
  visit(tree, { tagName: 'img' }, (node) => {
    if (node.type !== 'element') return
    const source = String(node.properties.src)
    const bytes = world.picture(source)
    const type = bytes && pictureType(bytes)
    if (!type) throw new TypeError(`Unexpected picture ${source}, expected PNG, JPEG, GIF or WebP`)
    const name = `images/${sha256(bytes).slice(0, 16)}.${type.replace('image/', '')}`
    node.properties.src = name
    pictures.set(name, bytes)
  })
  return pictures
}
