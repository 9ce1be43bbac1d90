import type { Moment } from '../explain/explanation.ts'
import type { OperationLayout } from '../layout/layout.ts'
import { LEAF_CORNERS } from './draw.ts'
import type { PathMark } from './mark.ts'
import { edgeId, placesOf } from './operation-homes.ts'
import { spotOnPlace } from './operation-places.ts'
import { strokesById } from './path-network.ts'
import type { Ground, PathWays } from './path-ways.ts'
import { viewOf } from './view.ts'

/** The stroke of an edge whose wire at rest is drawn together with others. */
const plainStroke = ({ wires }: OperationLayout, edge: number): readonly PathMark[] => {
  const wire = wires[edge]
  return wire ? [{ t: 'path', points: wire.points, curve: true, stroke: 'wire', width: 1.75 }] : []
}

/** Where paths run through a plain graph: along its wires, from glyph to glyph. */
export const operationWays = (ground: Ground, layout: OperationLayout, moment: Moment): PathWays => {
  const { graph } = moment
  const items = strokesById(ground.wires)
  /** Positions of the glyphs of a node that these edges leave or reach; of a leaf's copies only those in use. */
  const placesIn = (node: number, edges: ReadonlySet<number>): readonly number[] => {
    const all = placesOf(layout, node)
    const used = all.filter((p) => layout.places[p]!.use < 0 || edges.has(layout.places[p]!.use))
    if (used.length > 0) return used
    // A number that a path is multiplied by stands at the copy beside it.
    const met = new Set([...edges].map((e) => graph.consumer[e]!))
    const beside = all.filter((p) => met.has(graph.consumer[layout.places[p]!.use]!))
    return (beside.length > 0 ? beside : all).slice(0, 1)
  }
  return {
    strokes: (edges) => [...edges].flatMap((e) => items.get(edgeId(e)) ?? plainStroke(layout, e)),
    passed: (edges) => {
      const nodes = new Set([...edges].flatMap((e) => [graph.source[e]!, graph.consumer[e]!]))
      return [...nodes].flatMap((node) =>
        placesIn(node, edges).map((p) => {
          const { box, kind } = layout.places[p]!
          return {
            area: box,
            r: kind === 'leaf' ? LEAF_CORNERS[layout.detail] : kind === 'constant' ? box.h / 2 : 14,
          }
        }),
      )
    },
    spot: (cell, edges) => {
      const [place] = placesIn(cell % graph.nodeCount, edges)
      const found = place === undefined ? undefined : layout.places[place]
      return found && cell < 2 * graph.nodeCount ? spotOnPlace(viewOf(moment, layout, 1), found, cell) : null
    },
  }
}
