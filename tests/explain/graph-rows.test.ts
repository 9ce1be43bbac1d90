import { describe, expect, test } from 'vitest'
import { graphRows } from '../../src/explain/graph-rows.ts'
import { mazur } from '../../src/models/mazur.ts'
import { momentsOfRecipe } from './moments.ts'

const at = momentsOfRecipe(mazur)
const { graph } = at('write', 0)
const all = (step: number) => graphRows(at('write', step), 0, graph.nodeCount)
const row = (step: number, name: string) => all(step).find((r) => r.name === name)

describe('the graph in rows', () => {
  test('knows only what is given before the first step', () => {
    for (const { role, value, gradient } of all(0)) {
      expect(value !== null).toBe(['input', 'target', 'weight', 'bias', 'constant'].includes(role))
      expect(gradient).toBeNull()
    }
  })

  test('says how many contributions of a gradient have arrived', () => {
    expect(row(96, 'a of h₁')).toMatchObject({ arrived: 1, total: 2 })
    expect(row(121, 'a of h₁')).toMatchObject({ arrived: 2, total: 2, gradient: expect.closeTo(0.03635, 5) })
  })

  test('has no gradient where none is computed', () => {
    expect(row(121, 'i₁')).toMatchObject({ gradient: null, total: 0 })
  })

  test('comes in pages', () => {
    const pages = [graphRows(at('write', 60), 0, 10), graphRows(at('write', 60), 10, graph.nodeCount)]
    expect(pages.flat()).toEqual(all(60))
    expect(pages[0]).toHaveLength(10)
  })
})
