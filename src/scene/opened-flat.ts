import type { NetworkLayout, OperationLayout, OperationPlace, OperationWire } from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { stripHalves } from './parts.ts'

const cache = new WeakMap<NetworkLayout, OperationLayout>()

/** What wires of opened neurons come from, and what chips keep off: glyphs that are drawn by the network's own scene. */
const aside = (layout: NetworkLayout): readonly OperationPlace[] => {
  const place = (node: number, box: Area, strip: Area | null = null): OperationPlace => ({
    node,
    use: -1,
    kind: 'aside',
    box,
    label: null,
    strip,
  })
  const { loss } = layout
  return [
    ...layout.inputs.map(({ node, box }) => place(node, box)),
    ...layout.neurons.flatMap(({ activation, box, strip, bias }) => [
      place(activation, box, strip.h > 0 ? stripHalves(strip).a : null),
      ...(bias ? [place(bias.node, bias.pill)] : []),
    ]),
    ...layout.wires.flatMap(({ weight, pill }) => (pill ? [place(weight, pill)] : [])),
    ...(loss ? [place(loss.node, loss.box, loss.strip)] : []),
  ]
}

/** The opened neurons of a network as a plain graph's layout; its wires are those of their own edges, by edge. */
export const flatOf = (layout: NetworkLayout): OperationLayout => {
  const known = cache.get(layout)
  if (known) return known
  const places: OperationPlace[] = []
  const wires: OperationWire[] = []
  const leaving = new Map<number, number>()
  const reached = new Map<number, number>()
  for (const { places: inside, openness } of layout.opened)
    for (const place of inside) {
      const { node, edge, box, label, strip } = place
      leaving.set(edge, places.length)
      if (place.role !== 'weight' && place.role !== 'bias') reached.set(node, places.length)
      places.push({ node, use: -1, kind: 'inner', box, label, strip, inner: { ...place, openness } })
    }
  const others = aside(layout)
  others.forEach(({ node }, k) => {
    if (!reached.has(node)) reached.set(node, places.length + k)
  })
  places.push(...others)
  for (const { wires: inside } of layout.opened)
    for (const { edge, points, carries, source, consumer } of inside)
      wires[edge] = {
        edge,
        from: (carries === 'input' ? reached.get(source) : leaving.get(edge)) ?? 0,
        to: reached.get(consumer) ?? 0,
        points,
      }
  const flat: OperationLayout = {
    kind: 'operation',
    width: layout.width,
    height: layout.height,
    detail: 'roomy',
    places,
    wires,
  }
  cache.set(layout, flat)
  return flat
}
