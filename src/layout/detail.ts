import { measureColumns } from './columns.ts'
import type { Structure } from './structure.ts'

/** The least text of full glyphs in world units, and how small it may come out on the stage, in CSS px. */
const TEXT = { world: 15, least: 13 } as const
/** So small networks have full glyphs on every stage. */
const ALWAYS = { units: 2, layers: 3 } as const
/** Full glyphs for so many units at most; fewer where a part of the picture is shown at a time: its whole must be seen. */
const MOST = { whole: 8, part: 2 } as const

/** Whether full glyphs can be read on a stage of this width over height (0 for a part at a time), so many CSS px high. */
export const fitsFull = (structure: Structure, aspect: number, height: number): boolean => {
  const { inputs, layers } = structure
  const units = Math.max(inputs.length, ...layers.map((layer) => layer.length))
  if (units <= ALWAYS.units && layers.length <= ALWAYS.layers) return true
  if (aspect === 0) return units <= MOST.part
  if (units > MOST.whole) return false
  const columns = measureColumns(structure, aspect, null)
  const scale = Math.min(height / columns.height, (aspect * height) / columns.width)
  return scale * TEXT.world * columns.wider >= TEXT.least
}
