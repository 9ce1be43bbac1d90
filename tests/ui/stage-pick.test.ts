import { describe, expect, test } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import { provideSmall } from '../../src/scene/small.ts'
import { drawsSmall } from '../../src/scene/small-scene.ts'
import { pickAt, placeOfCell, type Shown, walkable, walkFrom } from '../../src/ui/stage-pick.ts'
import { momentsOfRecipe } from '../explain/moments.ts'

provideSmall(drawsSmall)

const at = momentsOfRecipe(mazur)
const layout = layoutNetwork(at('edge', 0).graph, 1.7)!

const shownAt = (step: number): Shown => {
  const moment = at('edge', step)
  return { moment, layout, picture: pictureOf({ moment, layout, u: 1, told: explain(moment) }) }
}
const middle = (box: { x: number; y: number; w: number; h: number }): [number, number] => [
  box.x + box.w / 2,
  box.y + box.h / 2,
]

describe('pointing at the stage', () => {
  test('finds a neuron, a pill and an input where they stand', () => {
    const shown = shownAt(0)
    for (const [id, box] of walkable(shown)) expect(pickAt(shown, ...middle(box))?.id).toBe(id)
  })

  test('finds the open neuron, which stands above the resting glyphs', () => {
    const o1 = layout.neurons[2]!
    const shown = shownAt(102)
    expect(shown.picture.glyphs.some(({ id }) => id === `neuron:${o1.sum}`)).toBe(false)
    const { open } = o1
    expect(pickAt(shown, open.x + open.w - 4, open.y + open.h / 2)?.id).toBe(`neuron:${o1.sum}`)
  })

  test('on a number it gives the cell of that number alone, elsewhere all of them', () => {
    const shown = shownAt(102)
    const { pill, weight } = layout.wires[4]!
    expect(pickAt(shown, pill!.x + pill!.w / 2, pill!.y + 10)?.cells).toEqual([weight])
    expect(pickAt(shown, pill!.x + 1, pill!.y + pill!.h / 2)?.cells).toHaveLength(3)
  })

  test('finds nothing between things', () => {
    expect(pickAt(shownAt(0), layout.width - 1, layout.height - 1)).toBeNull()
  })
})

describe('the place of a cell', () => {
  const { graph } = at('edge', 0)
  test('is where pointing finds the same number', () => {
    const shown = shownAt(102)
    for (const { weight } of layout.wires)
      for (const cell of [weight, graph.nodeCount + weight])
        expect(pickAt(shown, ...middle(placeOfCell(shown, cell)!))?.cells).toEqual([cell])
  })

  test('is known for every number of the network, slots standing where their source does', () => {
    const shown = shownAt(121)
    for (const { id, needsGradient } of graph.nodes) {
      expect(placeOfCell(shown, id), `value of node ${id}`).not.toBeNull()
      if (needsGradient) expect(placeOfCell(shown, graph.nodeCount + id), `gradient of ${id}`).not.toBeNull()
    }
    for (let e = 0; e < graph.edgeCount; e++)
      expect(placeOfCell(shown, 2 * graph.nodeCount + e)).toEqual(placeOfCell(shown, graph.source[e]!))
  })

  test('of a product is the pill on its wire', () => {
    const wire = layout.wires[0]!
    expect(middle(placeOfCell(shownAt(0), wire.product)!)).toEqual(middle(wire.pill!))
  })

  test('of a weight without a pill is nowhere, and of a dot the dot, or beside it', () => {
    const wide = momentsOfRecipe(layeredRecipe({ sizes: [4, 26, 5, 1] }))('edge', 0)
    const dots = layoutNetwork(wide.graph, 1.7)!
    const told = explain(wide)
    const shown = {
      moment: wide,
      layout: dots,
      picture: pictureOf({ moment: wide, layout: dots, u: 1, told }),
    }
    const { sum, activation, box } = dots.neurons[0]!
    expect(middle(placeOfCell(shown, sum)!)).toEqual(middle(box))
    // The number of a dot is told beside it.
    const [x, y] = middle(placeOfCell(shown, activation)!)
    expect(Math.abs(x - middle(box)[0])).toBeLessThan(60)
    expect(Math.abs(y - middle(box)[1])).toBeLessThan(30)
    expect(placeOfCell(shown, dots.wires[0]!.weight)).toBeNull()
  })

  test('is nowhere for what is no cell', () => {
    expect([-1, 2 * graph.nodeCount + graph.edgeCount].map((cell) => placeOfCell(shownAt(0), cell))).toEqual([
      null,
      null,
    ])
  })
})

describe('walking the graph', () => {
  const boxes = walkable(shownAt(0))

  test('starts at the first input', () => {
    expect(walkFrom(boxes, null, 'Enter')).toBe(`input:${layout.inputs[0]!.node}`)
  })

  test('reaches everything by arrows', () => {
    const reached = new Set([walkFrom(boxes, null, 'Enter')!])
    for (const id of reached)
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'])
        reached.add(walkFrom(boxes, id, key)!)
    expect(reached).toEqual(new Set(boxes.keys()))
  })

  test('stays where nothing lies in that direction', () => {
    const first = `input:${layout.inputs[0]!.node}`
    expect(walkFrom(boxes, first, 'ArrowLeft')).toBe(first)
  })
})
