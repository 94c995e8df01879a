/** Red, green and blue of IEC 61966-2-1, and white, as CIE XYZ adapted to D50 (ICC.1:2001-04 Annex, sRGB). */
const primaries = {
  wtpt: [0.9642, 1, 0.8249],
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141]
} as const

/** What the colours mean: an sRGB display profile of version 2.4 (ICC.1:2001-04) with a curve of 1024 points. */
export function makeColourProfile(): Uint8Array {
  const curve = tag('curv', 8 + 4 + 1024 * 2)
  curve.setUint32(8, 1024)
  for (let point = 0; point < 1024; point += 1) {
    curve.setUint16(12 + point * 2, Math.round(linear(point / 1023) * 65535))
  }
  const tags: [string, DataView][] = [
    ['desc', description('sRGB IEC61966-2.1')], ['cprt', text('No copyright, use freely')],
    ...Object.entries(primaries).map(([name, xyz]): [string, DataView] => [name, colour(xyz)]),
    ['rTRC', curve], ['gTRC', curve], ['bTRC', curve]
  ]

  const start = 128 + 4 + tags.length * 12
  const bodies = [...new Set(tags.map(([, body]) => body))]
  const offsets = new Map<DataView, number>()
  let size = start
  for (const body of bodies) {
    offsets.set(body, size)
    size += Math.ceil(body.byteLength / 4) * 4
  }

  const view = new DataView(new ArrayBuffer(size))
  view.setUint32(0, size)
  view.setUint32(8, 0x02400000)
  ascii(view, 12, 'mntrRGB XYZ ')
  for (const [at, part] of [2019, 1, 1].entries()) view.setUint16(24 + at * 2, part)
  ascii(view, 36, 'acsp')
  for (const [at, part] of primaries.wtpt.entries()) view.setInt32(68 + at * 4, fixed(part))
  view.setUint32(128, tags.length)
  for (const [index, [name, body]] of tags.entries()) {
    ascii(view, 132 + index * 12, name)
    view.setUint32(136 + index * 12, offsets.get(body) ?? 0)
    view.setUint32(140 + index * 12, body.byteLength)
  }
  const bytes = new Uint8Array(view.buffer)
  for (const [body, at] of offsets) bytes.set(new Uint8Array(body.buffer), at)
  return bytes
}

/** The transfer curve of IEC 61966-2-1: from 0…1 as stored to 0…1 of light. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function tag(type: string, size: number): DataView {
  const view = new DataView(new ArrayBuffer(size))
  ascii(view, 0, type)
  return view
}

function colour(xyz: readonly number[]): DataView {
  const view = tag('XYZ ', 20)
  for (const [at, part] of xyz.entries()) view.setInt32(8 + at * 4, fixed(part))
  return view
}

function text(value: string): DataView {
  const view = tag('text', 8 + value.length + 1)
  ascii(view, 8, value)
  return view
}

/** The description's Unicode and Macintosh parts (78 bytes) stay empty. */
function description(value: string): DataView {
  const view = tag('desc', 12 + value.length + 1 + 78)
  view.setUint32(8, value.length + 1)
  ascii(view, 12, value)
  return view
}

function ascii(view: DataView, at: number, value: string): void {
  for (let index = 0; index < value.length; index += 1) view.setUint8(at + index, value.charCodeAt(index))
}

function fixed(value: number): number {
  return Math.round(value * 65536)
}
