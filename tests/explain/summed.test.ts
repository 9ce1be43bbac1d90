import { describe, expect, test } from 'vitest'
import { type Formula, sym } from '../../src/engine/formula.ts'
import { formulaText } from '../../src/explain/formula-text.ts'
import { widthOf } from '../../src/explain/formula-width.ts'
import { summed } from '../../src/explain/operation.ts'

const names = (count: number, letters: number): readonly Formula[] =>
  Array.from({ length: count }, (_, k) => sym('w'.repeat(letters), String(k + 1)))
const written = (count: number, letters: number, wide: number): string =>
  formulaText(summed(names(count, letters), wide))

describe('a sum of symbols', () => {
  test('is written whole where there is room', () => {
    expect(written(3, 1, 13)).toBe('w₁ + w₂ + w₃')
  })

  test('leaves as much of its middle out as makes it fit', () => {
    expect(written(5, 5, 13)).toBe('wwwww₁ + … + wwwww₅')
    expect(written(5, 3, 13)).toBe('www₁ + www₂ + … + www₅')
    for (let count = 1; count < 12; count++)
      for (let letters = 1; letters < 6; letters++)
        if (count > 2) expect(widthOf(summed(names(count, letters), 13))).toBeLessThanOrEqual(13)
  })

  test('keeps both ends, however long they are', () => {
    expect(written(2, 12, 13)).toBe('wwwwwwwwwwww₁ + wwwwwwwwwwww₂')
    expect(written(4, 12, 13)).toBe('wwwwwwwwwwww₁ + … + wwwwwwwwwwww₄')
  })
})
