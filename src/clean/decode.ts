/** Raw text as it was decoded, and from which encoding; several where the file mixes them. */
export interface Decoded {
  readonly text: string
  readonly encodings: readonly string[]
  /** Lines, from 1, whose bytes belong to no encoding. */
  readonly damaged: readonly number[]
}

/** What the first bytes of a file say that it is, where that is no text. */
const magics: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['Word 97–2003 (.doc), or a Word file with a password', [0xd0, 0xcf, 0x11, 0xe0]], ['PDF', [0x25, 0x50, 0x44, 0x46]], ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]], ['JPEG', [0xff, 0xd8, 0xff]], ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]]
]

/** Tells what a file is that is no text; `undefined` where it may be one. */
export function kindOfBinary(bytes: Uint8Array): string | undefined {
  const [kind] = magics.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte)) ?? []
  if (kind !== undefined || hasMark(bytes) || isWide(bytes) !== undefined) return kind
  const controls = bytes.subarray(0, 65_536).filter((byte) => byte === 0 || (byte < 32 && ![9, 10, 11, 12, 13, 26].includes(byte))).length
  return controls > 0 && controls > Math.min(bytes.length, 65_536) * 0.01 ? 'binary' : undefined
}

/** Decodes UTF-8, UTF-16 and GB18030, line by line where a file mixes them. */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = isWide(bytes)
  if (wide !== undefined) return { text: decode(wide, bytes) ?? '', encodings: [wide.toUpperCase()], damaged: [] }
  const utf8 = decode('utf-8', bytes)
  if (utf8 !== undefined) return { text: utf8, encodings: ['UTF-8'], damaged: [] }
  const chinese = decode('gb18030', bytes)
  return chinese !== undefined && !hasMark(bytes) && isLikely(chinese) ? { text: chinese, encodings: ['GB18030'], damaged: [] } : decodeLines(bytes)
}

function decodeLines(bytes: Uint8Array): Decoded {
  const [encodings, damaged, texts] = [new Set<string>(), [] as number[], [] as string[]]
  let start = 0
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start)
    const stop = end < 0 ? bytes.length : end + 1
    const part = bytes.subarray(start, stop)
    const [utf8, chinese] = [decode('utf-8', part), decode('gb18030', part)]
    if (utf8 !== undefined) encodings.add('UTF-8')
    else if (chinese !== undefined) encodings.add('GB18030')
    else damaged.push(line)
    texts.push(utf8 ?? chinese ?? new TextDecoder('utf-8').decode(part))
    start = stop
  }
  return { text: texts.join(''), encodings: [...encodings], damaged }
}

/** Bytes of UTF-8 read as GB18030 give rare ideographs; text has common ones. */
function isLikely(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const known = sample.match(/[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严]/g)?.length ?? 0
  const ideographs = sample.match(/\p{Script=Han}/gu)?.length ?? 0
  return ideographs === 0 || known / ideographs > 0.2
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** UTF-16 by its mark, or by the zeros that ASCII has in it. */
function isWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  let [even, odd, ends] = [0, 0, 0]
  const sample = bytes.subarray(0, 4096)
  for (const [at, byte] of sample.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1
    else if (byte === 0) odd += 1
    if (byte === 0x0a || byte === 0x0d) ends += 1
  }
  if (ends === 0) return undefined
  return odd >= ends && even === 0 ? 'utf-16le' : even >= ends && odd === 0 ? 'utf-16be' : undefined
}
