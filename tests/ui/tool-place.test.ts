import { describe, expect, test } from 'vitest'
import { presets } from '../../src/models/presets.ts'
import { textbook } from '../../src/models/textbook.ts'
import { building } from '../../src/store/building.ts'
import { compiledOf } from '../../src/store/compiled.ts'
import { dataInViewOf } from '../../src/store/data-in-view.ts'
import { isSlim, placeClass } from '../../src/ui/tool-place.ts'

const recipes = [...textbook, ...presets.map(({ text }) => building.recipeOfText(text).recipe!)]

describe('the place of a tool before it is loaded', () => {
  test.each(recipes)('is as wide as what Train shows of $title needs', (recipe) => {
    const view = dataInViewOf(recipe, compiledOf(recipe).graph)
    const isOfNumbers = view?.task === 'numbers' && view.field === null
    expect(isSlim(recipe)).toBe(view === null || isOfNumbers)
  })

  test('is beside the stage for Train and Code alone, and for Train where something is trained', () => {
    const [recipe] = recipes
    expect(placeClass('code', recipe!, false)).toBe('code beside')
    expect(placeClass('train', recipe!, true)).toBe('train beside slim')
    expect(placeClass('train', recipe!, false)).toBeUndefined()
    expect(placeClass('check', recipe!, true)).toBeUndefined()
  })
})
