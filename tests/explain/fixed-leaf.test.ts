import { expect, test } from 'vitest'
import { inspectLeaf } from '../../src/explain/inspection.ts'
import { namesOf } from '../../src/explain/names.ts'
import { parameterRows } from '../../src/explain/parameter-rows.ts'
import { layoutOperations } from '../../src/layout/operation-layout.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { momentsOfRecipe } from './moments.ts'

const recipe = {
  ...findRecipe('colah')!,
  edits: [{ iteration: 0, path: 'trainable.a', value: 0 }],
}

test('a fixed leaf keeps its name, its glyph and its row, and has no gradient', async () => {
  const at = momentsOfRecipe(recipe)
  const end = at('write', at('write', 0).schedule.length)
  const { graph, notation } = end
  expect(graph.nodes[0]).toMatchObject({ name: 'a', needsGradient: false })
  expect(namesOf(graph, notation).text(0)).toBe('a')
  expect(parameterRows(end).map(({ name, gradient }) => [name, gradient])).toEqual([
    ['a', null],
    ['b', 5],
  ])
  expect(inspectLeaf(end, 0)).toMatchObject({ name: 'a', role: 'fixed', numbers: [{ value: 2 }] })
  const { places } = await layoutOperations(graph, 1.6)
  expect(places.filter(({ node }) => node === 0).map(({ kind }) => kind)).toEqual(['leaf'])
})
