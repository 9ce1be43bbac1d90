import { readdir, readFile } from 'node:fs/promises'
import { convert } from 'fontverter'
import { describe, expect, test } from 'vitest'
import { textWidth } from '../src/scene/text-widths.ts'
import { formulaCharacters, textCharacters } from './tools/font-characters.ts'
import { parseSfnt, type Sfnt } from './tools/sfnt.ts'

const folder = 'src/fonts'
const font = async (name: string): Promise<Sfnt> =>
  parseSfnt(await convert(await readFile(`${folder}/${name}.woff2`), 'truetype'))
const glyph = (source: Sfnt, character: string): number => source.glyph(character.codePointAt(0) ?? 0)

describe('the fonts', () => {
  test('weigh at most 90 kB together', async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.woff2'))
    const sizes = await Promise.all(names.map(async (name) => (await readFile(`${folder}/${name}`)).length))
    expect(names).toHaveLength(4)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000)
  })

  test('are the ones the style sheet names', async () => {
    const css = await readFile(`${folder}/fonts.css`, 'utf8')
    const named = [...css.matchAll(/url\("\.\/(.+?)"\)/g)].map((match) => match[1])
    expect(named.sort()).toEqual((await readdir(folder)).filter((name) => name.endsWith('.woff2')).sort())
  })

  test('hold every character that text and formulas may use', async () => {
    const [text, math] = await Promise.all([font('noto-sans-400'), font('noto-sans-math')])
    const characters = [...textCharacters, ...formulaCharacters]
    expect(characters.filter((c) => glyph(text, c) === 0 && glyph(math, c) === 0)).toEqual([])
  })

  test('keep what formulas are laid out by', async () => {
    expect((await font('noto-sans-math')).tables).toContain('MATH')
  })

  test.each([400, 600, 700] as const)('have the text widths of the table at weight %i', async (weight) => {
    const [text, math] = await Promise.all([font(`noto-sans-${weight}`), font('noto-sans-math')])
    for (const character of textCharacters) {
      const source = glyph(text, character) === 0 ? math : text
      const advance = source.advance(glyph(source, character)) / source.unitsPerEm
      expect(textWidth(character, 1000, weight), character).toBeCloseTo(1000 * advance, 6)
    }
    const digits = new Set([...'0123456789'].map((digit) => textWidth(digit, 16, weight)))
    expect(digits.size, 'digits are tabular').toBe(1)
  })
})
