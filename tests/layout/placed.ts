import type { Graph } from '../../src/engine/graph.ts'
import type { Box, OperationLayout, OperationPlace } from '../../src/layout/layout.ts'

const EPSILON = 1e-6

/** A box that belongs to a glyph: the glyph itself, its label or its strip. */
interface Part extends Box {
  readonly index: number
}

const overlap = (a: Box, b: Box): boolean =>
  a.x + a.w > b.x + EPSILON &&
  b.x + b.w > a.x + EPSILON &&
  a.y + a.h > b.y + EPSILON &&
  b.y + b.h > a.y + EPSILON

/** Glyphs, labels and strips of a layout, from left to right. */
const partsOf = ({ places }: OperationLayout): readonly Part[] =>
  places
    .flatMap(({ box, label, strip }, index) =>
      [box, label, strip].flatMap((part) => (part ? [{ ...part, index }] : [])),
    )
    .sort((a, b) => a.x - b.x)

/** Calls back with the parts that share some x of a stretch; `parts` stand from left to right. */
const eachWithin = (parts: readonly Part[], from: number, to: number, found: (part: Part) => void): void => {
  const widest = 120
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (parts[middle]!.x < from - widest) low = middle + 1
    else high = middle
  }
  for (let k = low; k < parts.length && parts[k]!.x < to; k++)
    if (parts[k]!.x + parts[k]!.w > from) found(parts[k]!)
}

const wireProblems = (graph: Graph, l: OperationLayout): string[] => {
  const found: string[] = []
  l.wires.forEach(({ edge, from, to, points }, index) => {
    if (edge !== index) found.push(`wire ${index} is that of edge ${edge}`)
    const [source, consumer] = [l.places[from]!, l.places[to]!]
    if (source.node !== graph.source[edge] || consumer.node !== graph.consumer[edge])
      found.push(`wire ${index} joins the wrong glyphs`)
    if (points.length % 6 !== 2) found.push(`wire ${index} is not made of splines`)
    const onSide = (y: number, { box }: OperationPlace): boolean => y > box.y && y < box.y + box.h
    if (points[0] !== source.box.x + source.box.w || !onSide(points[1]!, source))
      found.push(`wire ${index} does not leave the right of its source`)
    if (points.at(-2) !== consumer.box.x || !onSide(points.at(-1)!, consumer))
      found.push(`wire ${index} does not reach the left of its consumer`)
    for (let k = 6; k < points.length; k += 6)
      if (points[k]! < points[k - 6]! - EPSILON) found.push(`wire ${index} runs backwards`)
  })
  return found
}

/** Everything that is amiss with a layout, in words: overlaps, glyphs off the stage, wires that join the wrong things. */
export const problemsOf = (graph: Graph, l: OperationLayout): string[] => {
  const found: string[] = []
  const parts = partsOf(l)
  parts.forEach((part, k) => {
    const { x, y, w, h, index } = part
    if (x < -EPSILON || y < -EPSILON || x + w > l.width + EPSILON || y + h > l.height + EPSILON)
      found.push(`glyph ${index} leaves the stage`)
    for (let j = k + 1; j < parts.length && parts[j]!.x < x + w - EPSILON; j++)
      if (overlap(part, parts[j]!)) found.push(`glyph ${index} lies on glyph ${parts[j]!.index}`)
  })
  return [...found, ...wireProblems(graph, l)]
}

/** The wires that run through glyphs other than their ends, in words: level pieces pass beside them, others between columns. */
export const crossedBy = (l: OperationLayout): string[] => {
  const parts = partsOf(l)
  return l.wires.flatMap(({ edge, from, to, points }) => {
    const crossed = new Set<number>()
    for (let k = 0; k + 7 < points.length; k += 6) {
      const [x0, y0, x1, y1] = [points[k]!, points[k + 1]!, points[k + 6]!, points[k + 7]!]
      eachWithin(parts, x0 + EPSILON, x1 - EPSILON, ({ index, y, h }) => {
        const passes = y0 === y1 && (y0 <= y || y0 >= y + h)
        if (index !== from && index !== to && !passes) crossed.add(index)
      })
    }
    return [...crossed].map((index) => `wire ${edge} runs through glyph ${index}`)
  })
}
