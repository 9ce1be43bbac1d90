import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { THEMES } from '../../src/render/theme.ts'
import { expectPicture } from './picture.ts'
import { onLight } from './recolour.ts'

describe('the picture test', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('writes a picture that is missing and then holds on to it', () => {
    const settings = { folder, update: false, ci: false }
    expectPicture('a-glyph', '<svg/>', settings)
    expect(readFileSync(join(folder, 'a-glyph.svg'), 'utf8')).toBe('<svg/>')
    expectPicture('a-glyph', '<svg/>', settings)
    expect(() => expectPicture('a-glyph', '<svg></svg>', settings)).toThrow('UPDATE_PICTURES=1')
    expect(readFileSync(join(folder, 'a-glyph.svg'), 'utf8')).toBe('<svg/>')
  })

  test('writes a changed picture when it is told to', () => {
    expectPicture('a-glyph', '<svg/>', { folder, update: false, ci: false })
    expectPicture('a-glyph', '<svg></svg>', { folder, update: true, ci: false })
    expect(readFileSync(join(folder, 'a-glyph.svg'), 'utf8')).toBe('<svg></svg>')
  })

  test('fails in CI where a picture is missing, and writes nothing', () => {
    expect(() => expectPicture('a-glyph', '<svg/>', { folder, update: true, ci: true })).toThrow(
      'not committed',
    )
    expect(existsSync(join(folder, 'a-glyph.svg'))).toBe(false)
  })

  test('refuses names that are no plain file names', () => {
    expect(() => expectPicture('../a', '<svg/>', { folder, update: true, ci: false })).toThrow('kebab-case')
  })
})

describe('the gallery', () => {
  test('shows a picture of the dark ground on the light one, every ink in its place', () => {
    const paint = (theme: 'dark' | 'light') =>
      `<svg data-theme="${theme}">${Object.values(THEMES[theme].inks)
        .map((colour) => `<g fill="${colour}"/>`)
        .join('')}</svg>`
    expect(onLight(paint('dark'))).toBe(paint('light'))
    expect(onLight(paint('light'))).toBeNull()
  })
})
