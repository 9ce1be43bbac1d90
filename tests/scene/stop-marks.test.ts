import { describe, expect, test } from 'vitest'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Mark } from '../../src/scene/mark.ts'
import { stopMarks } from '../../src/scene/stop-marks.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import { expectPicture } from '../pictures/picture.ts'
import { expressionOf, expressionStage } from './expression-stage.ts'
import { stageOf } from './stage.ts'

const stage = stageOf(mazur)
const { graph } = stage.momentAt('write', 0)
const named = (...names: string[]): number[] =>
  names.map((name) => graph.nodes.findIndex((n) => n.name === name))
const closed = () => false

/** The middles of the diamonds. */
const middles = (marks: readonly Mark[]): string[] => [
  ...new Set(
    marks.map((mark) => {
      if (mark.t !== 'path') throw new Error('A stop is drawn as a path.')
      return `${mark.points[0]} ${mark.points[3]}`
    }),
  ),
]

describe('the marks of stops', () => {
  test('stand at a neuron, a weight, an input, a bias and the loss', () => {
    const picture = stage.rest('edge', 102)
    const resting = new Set(picture.glyphs.map(({ id }) => id))
    const isOpen = (sum: number): boolean => !resting.has(`neuron:${sum}`)
    const nodes = [...named('h1', 'o1', 'w5', 'i2', 'b1'), graph.output]
    const moving = [...picture.moving, ...stopMarks(stage.layout, graph, nodes, isOpen)]
    expectPicture('mazur-stops', stage.svg({ ...picture, moving }))
  })

  test('are there for each node of a network, at every detail, and stay on the stage', () => {
    for (const recipe of [mazur, layeredRecipe({ sizes: [2, 40, 40, 1] })]) {
      const network = momentsOfRecipe(recipe)('write', 0).graph
      const layout = layoutNetwork(network, 1.6)!
      for (const { id } of network.nodes) {
        const marks = stopMarks(layout, network, [id], closed)
        expect(marks, network.nodes[id]!.name).toHaveLength(2)
        const [x = -1, y = -1] = middles(marks)[0]!.split(' ').map(Number)
        expect(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height).toBe(true)
      }
    }
  })

  test('tell a weighted sum from its activation, and move with a neuron that opens', () => {
    const { sum, activation } = stage.layout.neurons[0]!
    const both = middles(stopMarks(stage.layout, graph, [sum, activation], closed))
    expect(both).toHaveLength(2)
    expect(middles(stopMarks(stage.layout, graph, [sum, activation], (s) => s === sum))).not.toEqual(both)
  })

  test('are one where two nodes are shown as the same thing, and none for what is not there', () => {
    const { weight, product } = stage.layout.wires[0]!
    expect(stopMarks(stage.layout, graph, [weight, product], closed)).toHaveLength(2)
    expect(stopMarks(stage.layout, graph, [-1], closed)).toEqual([])
  })

  test('stand at every operation and leaf of an expression', async () => {
    const { layout, momentAt, rest, svg, node } = await expressionStage(expressionOf('cs231n-circuit'))
    const circuit = momentAt('write', 0).graph
    for (const { id } of circuit.nodes) expect(stopMarks(layout, circuit, [id], closed)).toHaveLength(2)
    const picture = rest('edge', 5)
    const moving = [...picture.moving, ...stopMarks(layout, circuit, [node('q'), node('z')], closed)]
    expectPicture('cs231n-circuit-stops', svg({ ...picture, moving }))
  })
})
