import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/engine/graph.ts'
import { gradientCell } from '../../src/engine/graph.ts'
import { inspect } from '../../src/explain/inspection.ts'
import { mazur } from '../../src/models/mazur.ts'
import { momentsOfRecipe } from './moments.ts'

const at = momentsOfRecipe(mazur)
const { graph } = at('write', 0)
const nodeOf = (role: Role, layer: number, unit: number): number =>
  graph.nodes.find(({ tag }) => tag?.role === role && tag.layer === layer && tag.unit === unit)!.id
const h1 = nodeOf('sum', 1, 0)
const numbers = (step: number, id: string) => inspect(at('write', step), id)!.numbers

describe('what is said about a thing on the stage', () => {
  test('a neuron has its sum, its activation and both gradients, unknown at first', () => {
    const told = inspect(at('write', 0), `neuron:${h1}`)!
    expect([told.name, told.role]).toEqual(['h₁', 'neuron of the hidden layer'])
    expect(told.numbers.map(({ label }) => label)).toEqual([
      'z, weighted sum',
      'a, activation',
      '∂E/∂z',
      '∂E/∂a',
    ])
    expect(told.numbers.map(({ value, note }) => [value, note])).toEqual(Array(4).fill([null, 'not yet']))
  })

  test('a gradient says how many of its contributions have arrived', () => {
    expect(numbers(96, `neuron:${h1}`).at(-1)).toMatchObject({ note: 'so far, 1 of 2' })
    expect(numbers(121, `neuron:${h1}`).at(-1)).toMatchObject({ note: '', value: expect.closeTo(0.03635, 5) })
  })

  test('a pill and its wire tell of the same weight, with its gradient and its contribution', () => {
    const product = nodeOf('product', 2, 0)
    const told = inspect(at('write', 121), `pill:${product}`)!
    expect(told).toEqual(inspect(at('write', 121), `wire:${product}`))
    expect([told.name, told.role]).toEqual(['w₅', 'weight from h₁ to o₁'])
    const [weight, gradient] = told.numbers
    expect(gradient!.cell).toBe(gradientCell(graph, weight!.cell))
    expect(told.numbers.map(({ hue }) => hue)).toEqual(['value', 'gradient', 'value'])
  })

  test('a bias that is not trained is called fixed and has no gradient', () => {
    const edge = graph.source.findIndex(
      (n, e) => graph.nodes[n]!.tag?.role === 'bias' && graph.consumer[e] === h1,
    )
    const told = inspect(at('write', 121), `bias:${edge}`)!
    expect(told.role).toBe('bias of h₁, fixed')
    expect(told.numbers).toHaveLength(1)
  })

  test('the loss lists its terms', () => {
    expect(numbers(121, `loss:${graph.output}`).map(({ label }) => label)).toEqual([
      'E',
      '∂E/∂E',
      'E of o₁',
      't of o₁',
      'E of o₂',
      't of o₂',
    ])
  })

  test('every number is the cell it names', () => {
    const cells = at('write', 100).trace.cellsAt(100).slice()
    for (const { value, cell } of [`neuron:${h1}`, `loss:${graph.output}`].flatMap((id) => numbers(100, id)))
      if (value !== null) expect(value).toBe(cells[cell])
  })

  test('there is nothing to say about a title', () => {
    expect(inspect(at('write', 0), 'title:0')).toBeNull()
  })

  test('there is nothing to say about a thing of a larger network, or about one that is something else here', () => {
    const kinds = ['neuron', 'pill', 'wire', 'bias', 'stub', 'input', 'term', 'loss', 'operation', 'leaf']
    for (const kind of [...kinds, 'constant', 'edge'])
      for (const index of ['9999', 'undefined', '-1', '1.5'])
        expect(inspect(at('write', 0), `${kind}:${index}`)).toBeNull()
    for (const id of [`neuron:${graph.output}`, `pill:${h1}`, 'bias:0', 'stub:0'])
      expect(inspect(at('write', 0), id)).toBeNull()
  })
})
