import { describe, expect, test } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { layoutOperations } from '../../src/layout/operation-layout.ts'
import { spotOfCell } from '../../src/scene/operation-places.ts'
import { operationPicture } from '../../src/scene/operation-scene.ts'
import { pickAt, type Shown, walkable, walkFrom } from '../../src/ui/stage-pick.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import { expressionOf } from '../scene/expression-stage.ts'

const shownAt = async (id: string, step: number): Promise<Shown> => {
  const at = momentsOfRecipe(expressionOf(id))
  const moment = at('edge', Math.min(step, at('edge', 0).schedule.length))
  const layout = await layoutOperations(moment.graph, 1.7)
  return { moment, layout, picture: operationPicture({ moment, layout, u: 1, told: explain(moment) }) }
}
const middle = (box: { x: number; y: number; w: number; h: number }): [number, number] => [
  box.x + box.w / 2,
  box.y + box.h / 2,
]
const LAST = 10_000

describe('pointing at an expression', () => {
  test('finds every glyph where it stands, copies of a leaf one by one', async () => {
    const shown = await shownAt('micrograd-readme', LAST)
    const boxes = walkable(shown)
    expect(boxes.size).toBe(shown.layout.kind === 'operation' ? shown.layout.places.length : 0)
    for (const [id, box] of boxes) expect(pickAt(shown, ...middle(box))?.id).toBe(id)
  })

  test('on a number gives the cell of that number alone', async () => {
    const shown = await shownAt('colah', LAST)
    const { moment, layout } = shown
    const { graph } = moment
    if (layout.kind !== 'operation') throw new Error('an expression has another layout')
    for (let cell = 0; cell < 2 * graph.nodeCount; cell++) {
      const spot = spotOfCell(layout, moment, cell)
      if (spot) expect(pickAt(shown, ...middle(spot))?.cells).toEqual([cell])
      else
        expect(cell).toBe(
          graph.nodeCount + graph.nodes.findIndex(({ name, op }) => op === null && name === ''),
        )
    }
  })

  test('finds an edge by its wire, with what it carried', async () => {
    const shown = await shownAt('accumulate', LAST)
    if (shown.layout.kind !== 'operation') throw new Error('an expression has another layout')
    for (const { edge, points } of shown.layout.wires) {
      const [x, y] = points.slice(6, 8) as [number, number]
      const found = pickAt(shown, x + 6, y)
      expect(found?.id).toBe(`edge:${edge}`)
      expect(found?.cells[0]).toBe(2 * shown.moment.graph.nodeCount + edge)
    }
  })

  test('finds nothing between things', async () => {
    const shown = await shownAt('colah', 0)
    expect(pickAt(shown, shown.layout.width - 1, shown.layout.height - 1)).toBeNull()
  })
})

describe('walking an expression', () => {
  test('reaches everything by arrows', async () => {
    for (const id of ['cs231n-neuron', 'colah', 'accumulate', 'micrograd-readme']) {
      const boxes = walkable(await shownAt(id, 0))
      const reached = new Set([walkFrom(boxes, null, 'Enter')!])
      for (const from of reached)
        for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'])
          reached.add(walkFrom(boxes, from, key)!)
      expect([...boxes.keys()].filter((k) => !reached.has(k))).toEqual([])
    }
  })
})
