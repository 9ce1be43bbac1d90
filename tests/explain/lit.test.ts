import { describe, expect, test } from 'vitest'
import { litNodes } from '../../src/explain/lit.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { stillMomentOf } from '../../src/store/selectors.ts'
import { opened } from '../store/opened-store.ts'

const litOf = async (id: string) => {
  const store = await opened({ recipe: findRecipe(id)! })
  const { nodes } = store.getState().compiled.graph
  return (step: number, size: 'write' | 'edge' | 'neuron' | 'pass') => {
    store.getState().setSize(size)
    store.getState().goTo(step)
    const lit = litNodes(stillMomentOf(store.getState())!)
    return lit && [lit.hue, ...[...lit.nodes].map((node) => nodes[node]!.name)]
  }
}

describe('what is lit in a program', () => {
  test('is nothing before the first step, and nothing while gradients are cleared', async () => {
    const lit = await litOf('micrograd-lecture')
    expect(lit(0, 'neuron')).toBeNull()
    expect(lit(16, 'pass')).toBeNull()
  })

  test('is the operation that a value goes to and that fires, in the hue of values', async () => {
    const lit = await litOf('micrograd-lecture')
    expect(lit(1, 'write')).toEqual(['value', 'e'])
    expect(lit(3, 'neuron')).toEqual(['value', 'e'])
    expect(lit(9, 'pass')).toEqual(['value', 'e', 'd', 'L'])
  })

  test('is the operation whose rule hands a gradient on, in the hue of gradients, and the output at the seed', async () => {
    const lit = await litOf('micrograd-lecture')
    expect(lit(17, 'write')).toEqual(['gradient', 'L'])
    expect(lit(19, 'neuron')).toEqual(['gradient', 'L'])
    expect(lit(20, 'edge')).toEqual(['gradient', 'd'])
  })

  test('is the leaf that the update changes, in the hue of updates', async () => {
    const lit = await litOf('micrograd-lecture')
    expect(lit(27, 'write')![0]).toBe('update')
  })
})
