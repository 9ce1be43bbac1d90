import { describe, expect, test } from 'vitest'
import type { OperationLayout } from '../../src/layout/layout.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { textbook } from '../../src/models/textbook.ts'
import { THUMBNAIL, type Thumbnail, thumbnailOf } from '../../src/scene/thumbnail.ts'

const within = ({ view, glyphs }: Thumbnail): boolean =>
  glyphs.every(
    ({ box }) =>
      box.x >= view.x &&
      box.y >= view.y &&
      box.x + box.w <= view.x + view.w &&
      box.y + box.h <= view.y + view.h,
  )

const scaleOf = ({ view }: Thumbnail): number => THUMBNAIL.w / view.w

describe('the small picture', () => {
  test.each(textbook)('of $id holds all glyphs, one per leaf and operation or per neuron', (recipe) => {
    const graph = compile(recipe)
    const picture = thumbnailOf(graph, layoutNetwork(graph, 3))
    expect(within(picture)).toBe(true)
    expect(picture.view.w / picture.view.h).toBeCloseTo(THUMBNAIL.w / THUMBNAIL.h, 9)
    expect(picture.glyphs.map((g) => g.node)).toHaveLength(new Set(picture.glyphs.map((g) => g.node)).size)
    expect(picture.glyphs).toHaveLength(recipe.model.kind === 'network' ? 7 : graph.nodeCount)
    if (recipe.model.kind === 'graph') expect(picture.wires).toHaveLength(graph.edgeCount)
    expect(picture.glyphs.filter((g) => g.shape === 'output')).toHaveLength(1)
    for (const { d } of picture.wires) expect(d).toMatch(/^M[-\d.]+ [-\d.]+C[-\d. ]+$/)
  })

  test('names leaves, operations and constants, and prints no text too small to read', () => {
    const neuron = textbook.find((r) => r.id === 'cs231n-neuron')!
    const texts = thumbnailOf(compile(neuron), null).glyphs.map((g) => g.text)
    expect(texts).toEqual(['w₀', 'x₀', 'w₁', 'x₁', 'w₂', '×', '×', '+', '−', '1', 'exp', '1', '+', '÷'])
    const wide = compile(layeredRecipe({ sizes: [2, 6, 6, 6, 6, 6, 6, 2] }))
    expect(thumbnailOf(wide, layoutNetwork(wide, 3)).glyphs.every((g) => g.text === '')).toBe(true)
  })

  test('does not blow a small graph up, and tells two edges between the same two apart', () => {
    const graph = compile(textbook.find((r) => r.id === 'accumulate')!)
    const picture = thumbnailOf(graph, null)
    expect(scaleOf(picture)).toBeLessThan(0.8)
    expect(new Set(picture.wires.map((w) => w.d)).size).toBe(2)
  })

  test('follows the wires of an operation layout from their first point to their last', () => {
    const graph = compile(textbook.find((r) => r.id === 'accumulate')!)
    const box = { x: 0, y: 0, w: 40, h: 30 }
    const picture = thumbnailOf(graph, {
      kind: 'operation',
      width: 200,
      height: 60,
      places: [
        { node: 0, box },
        { node: 0, box: { ...box, y: 50 } },
        { node: 1, box: { ...box, x: 100 } },
      ],
      wires: [
        { edge: 0, points: [40, 15, 60, 15, 80, 15, 100, 15] },
        { edge: 1, points: [40, 65, 60, 65, 80, 20, 100, 20] },
      ],
    } as unknown as OperationLayout)
    expect(picture.glyphs.map((g) => g.text)).toEqual(['a', 'a', '+'])
    expect(picture.wires.map((w) => w.d)).toEqual(['M40 15C60 15 80 15 100 15', 'M40 65C60 65 80 20 100 20'])
  })
})
