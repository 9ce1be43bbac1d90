import type { Picture } from '../scene/mark.ts'
import { stopMarks } from '../scene/stop-marks.ts'
import type { AppState } from '../store/state.ts'
import { stopsOn } from '../store/stop-places.ts'

/** A picture of a state with the nodes marked that have a stop. */
export const withStops = (picture: Picture, { stops, layout, compiled }: AppState): Picture => {
  const { graph } = compiled
  const nodes = stopsOn(graph, stops).flatMap((stop) => (stop.kind === 'node' ? [stop.node] : []))
  if (nodes.length === 0 || layout === null) return picture
  const resting = new Set(picture.glyphs.map(({ id }) => id))
  const isOpen = (sum: number): boolean => !resting.has(`neuron:${sum}`)
  return { ...picture, moving: [...picture.moving, ...stopMarks(layout, graph, nodes, isOpen)] }
}
