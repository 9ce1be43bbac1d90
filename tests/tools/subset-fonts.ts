import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { convert } from 'fontverter'
import subsetFont from 'subset-font'
import { formulaCharacters, textCharacters } from './font-characters.ts'
import { parseSfnt, type Sfnt } from './sfnt.ts'
import { textWidthsModule } from './text-widths-module.ts'

const output = 'src/fonts'
const textSources = [
  [400, '400Regular/NotoSans_400Regular.ttf'],
  [600, '600SemiBold/NotoSans_600SemiBold.ttf'],
  [700, '700Bold/NotoSans_700Bold.ttf'],
] as const
const textFolder = 'node_modules/@expo-google-fonts/noto-sans'
const mathSource = 'node_modules/@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2'

const point = (character: string): number => character.codePointAt(0) ?? 0
const present = (font: Sfnt, characters: readonly string[]): string[] =>
  characters.filter((character) => font.glyph(point(character)) !== 0)

const unicodeRange = (characters: readonly string[]): string => {
  const points = [...new Set(characters.map(point))].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const code of points) {
    const last = runs.at(-1)
    if (last && code === last[1] + 1) last[1] = code
    else runs.push([code, code])
  }
  const hex = (code: number): string => code.toString(16).toUpperCase()
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ')
}

/** Some browsers make what stands in a formula as high as its font: as high as letters and digits are is enough. */
const CLOSE = ['ascent-override: 76%', 'descent-override: 24%', 'line-gap-override: 0%']

const fontFace = (family: string, weight: number, file: string, ...rest: readonly string[]): string =>
  [
    '@font-face {',
    `  font-family: "${family}";`,
    '  font-style: normal;',
    `  font-weight: ${weight};`,
    '  font-display: block;',
    `  src: url("./${file}") format("woff2");`,
    ...rest.map((line) => `  ${line};`),
    '}\n',
  ].join('\n')

/** Writes the subset fonts, their style sheet and the table of text widths. */
export const main = async (): Promise<void> => {
  await mkdir(output, { recursive: true })
  const math = parseSfnt(await convert(await readFile(mathSource), 'truetype'))
  const faces: string[] = []
  const fonts = new Map<number, Sfnt>()
  let total = 0
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    await writeFile(`${output}/${name}`, bytes)
    total += bytes.length
    console.log(`${name.padEnd(24)} ${(bytes.length / 1000).toFixed(1)} kB`)
  }
  for (const [weight, path] of textSources) {
    const source = await readFile(`${textFolder}/${path}`)
    const font = parseSfnt(source)
    fonts.set(weight, font)
    const kept = present(font, textCharacters)
    const name = `noto-sans-${weight}.woff2`
    const subset = await subsetFont(source, kept.join(''), {
      targetFormat: 'woff2',
      noHinting: true,
      keepFeatures: ['kern', 'mark', 'tnum'],
    })
    await write(name, subset)
    faces.push(fontFace('Noto Sans', weight, name, `unicode-range: ${unicodeRange(kept)}`))
  }
  const regular = fonts.get(400)
  if (!regular) throw new Error('Noto Sans has no weight 400')
  const missing = textCharacters.filter((c) => !regular.glyph(point(c)) && !math.glyph(point(c)))
  const wanted = [...formulaCharacters, ...textCharacters.filter((c) => !regular.glyph(point(c)))]
  missing.push(...formulaCharacters.filter((c) => !math.glyph(point(c))))
  const kept = present(math, [...new Set(wanted)])
  const subset = await subsetFont(await readFile(mathSource), kept.join(''), {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: ['ssty', 'flac', 'dtls'],
  })
  if (!parseSfnt(await convert(subset, 'truetype')).tables.includes('MATH'))
    throw new Error('The subset of Noto Sans Math lost its MATH table')
  await write('noto-sans-math.woff2', subset)
  faces.push(fontFace('Noto Sans Math', 400, 'noto-sans-math.woff2', ...CLOSE))
  await writeFile(`${output}/fonts.css`, faces.join('\n'))
  await writeFile(`${output}/OFL.txt`, await readFile(`${textFolder}/LICENSE_FONT`))
  await writeFile('src/scene/text-widths.ts', textWidthsModule(textCharacters, fonts, math))
  console.log(`${'together'.padEnd(24)} ${(total / 1000).toFixed(1)} kB`)
  console.log(missing.length ? `In neither font: ${missing.join(' ')}` : 'No character is missing')
}
