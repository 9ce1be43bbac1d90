import type { NetworkLayout, NeuronPlace } from '../layout/layout.ts'
import type { denseWires } from './dense-wires.ts'
import type { Area } from './draw.ts'
import type { Focus } from './focus-parts.ts'
import type { Mark, Picture } from './mark.ts'
import type { PillLight } from './pill-light.ts'
import type { Told } from './told.ts'
import type { View } from './view.ts'

type Resting = Pick<Picture, 'wires' | 'glyphs'>

/** What a beat is about, and what draws it, so far open. */
export interface Covering {
  readonly focus: Focus
  readonly told: Told
  readonly draw: (view: View, focus: Focus, told: Told, openness: number) => readonly Mark[]
}

/** What draws networks whose neurons have no room for full glyphs, and maps: it is loaded where it is needed. */
export interface SmallScene {
  readonly neuron: (view: View, place: NeuronPlace, light: PillLight | null) => readonly Mark[]
  readonly input: (view: View, node: number, area: Area) => readonly Mark[]
  /** The layout while a beat is in focus: the pills it is about stand beside their neuron. */
  readonly focused: (layout: NetworkLayout, focus: Focus) => NetworkLayout
  /** Where the number of an activation stands on its glyph, null where there is no room for one, as in an input's. */
  readonly numberArea: (box: Area, detail: NetworkLayout['detail']) => Area | null
  /** What is told beside the source of a focused edge. */
  readonly beside: (view: View, focus: Focus) => readonly Mark[]
  /** What is at rest, without the texts of glyphs that are partly covered by what a beat is about. */
  readonly uncut: (resting: Resting, view: View, covering: Covering) => Resting
  /** Many wires, of which the larger ones stand out. */
  readonly dense: typeof denseWires
  /** What a node says over the field, in an area; nothing where that is not known. */
  readonly map: (view: View, node: number, area: Area) => readonly Mark[]
}

let small: SmallScene | null = null

/** Gives what draws small glyphs. */
export const provideSmall = (scene: SmallScene): void => {
  small = scene
}

/** What draws small glyphs, null until it is there. */
export const smallScene = (): SmallScene | null => small
