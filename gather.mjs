// Gathers what the program needs of other packages' files, so that it can be packed without those packages.
import { copyFileSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The faces of src/fonts/roles.ts, five of the packages' forty files, and the licences that they come under. */
const faces = {
  '@expo-google-fonts/noto-sans-sc': ['500Medium/NotoSansSC_500Medium.ttf', 'LICENSE_FONT'],
  '@expo-google-fonts/noto-serif-sc': [
    '300Light/NotoSerifSC_300Light.ttf', '400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf', 'LICENSE_FONT'
  ],
  '@fontsource/lxgw-wenkai': ['files/lxgw-wenkai-latin-500-normal.woff2', 'LICENSE']
}

/** Files that a bundle loads from its own folder. */
const besideBundle = {
  'jieba-wasm': ['pkg/nodejs/jieba_rs_wasm_bg.wasm'],
  'pdfjs-dist': ['legacy/build/pdf.mjs', 'legacy/build/pdf.worker.mjs']
}

/** Puts the faces into `folder`, which is made anew. */
export function gatherFaces(folder) {
  rmSync(folder, { recursive: true, force: true })
  gather(faces, folder)
  writeFileSync(join(folder, 'fonts.conf'), fontsConf)
}

/** For browsers on Linux: these faces and no others of the machine, with advances that no hinting has rounded. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
  </match>
</fontconfig>
`

/** Puts into `folder` what the bundles in it load, scripts without the names of their source maps, which stay behind. */
export function gatherBeside(folder) {
  gather(besideBundle, folder)
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.mjs'))) {
    const text = readFileSync(join(folder, name), 'utf8')
    rmSync(join(folder, name))
    writeFileSync(join(folder, name), text.replace(/^\/\/# sourceMappingURL=.*$/m, ''))
  }
}

function gather(packages, folder) {
  mkdirSync(folder, { recursive: true })
  for (const [name, files] of Object.entries(packages)) {
    for (const file of files) {
      const to = /licen[cs]e/i.test(file) ? `LICENSE-${basename(name)}` : basename(file)
      take(join('node_modules', name, file), join(folder, to))
    }
  }
}

/** As a second name of the same file, where the file system can. */
function take(from, to) {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/** Writes the licences of the packages whose modules are among `inputs` (paths), as they demand of whoever passes them on. */
export function writeLicences(inputs, to) {
  const folders = [...new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []))].sort()
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort()
    return [`${name} ${version} (${license})`, ...files.map((file) => readFileSync(join(folder, file), 'utf8').trim())].join('\n\n')
  })
  writeFileSync(to, `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
  return folders
}
