import { denseWires } from './dense-wires.ts'
import type { SmallScene } from './small.ts'
import { uncutResting } from './small-covers.ts'
import { besideSource, focusedLayout } from './small-focus.ts'
import { numberArea, smallInput, smallNeuron } from './small-glyph.ts'
import { smallMap } from './small-map.ts'

/** Draws networks whose neurons have no room for full glyphs, and maps of what neurons say. */
export const drawsSmall: SmallScene = {
  neuron: smallNeuron,
  input: smallInput,
  focused: focusedLayout,
  numberArea,
  beside: besideSource,
  uncut: uncutResting,
  dense: denseWires,
  map: smallMap,
}
