import type { Layout } from '../layout/layout.ts'
import type { Box } from '../render/box.ts'
import type { Camera } from '../render/camera.ts'
import type { Item, Picture } from '../scene/mark.ts'
import { roomOf, type StageSize } from './stage-camera.ts'

/** Above this number of wires a small map would be one blot: it shows none. */
const MOST_WIRES = 2000

/** The same for the wires of plain graphs, most of which run beside each other, and for boxes. */
const MOST_WAYS = 8000
const MOST_BOXES = 800

/** What stands on the map. */
export interface MapShapes {
  readonly boxes: readonly Pick<Item, 'id' | 'box'>[]
  readonly wires: readonly Item[]
}

/** The boxes and wires of a picture; neurons that are open in it stand in their closed boxes. */
export const boxesOf = (layout: Layout | null, picture: Picture | null): MapShapes => {
  if (layout === null || picture === null) return { boxes: [], wires: [] }
  const boxes = new Map<string, Box>()
  for (const { id, box } of picture.glyphs) if (!id.startsWith('title:')) boxes.set(id, box)
  if (layout.kind === 'network') for (const { sum, box } of layout.neurons) boxes.set(`neuron:${sum}`, box)
  const isBlot = picture.wires.length > (layout.kind === 'network' ? MOST_WIRES : MOST_WAYS)
  return {
    // Of thousands of dots their wires tell the shape.
    boxes: boxes.size > MOST_BOXES ? [] : [...boxes].map(([id, box]) => ({ id, box })),
    wires: isBlot ? [] : picture.wires,
  }
}

/** A wire as the data of an SVG path, in whole world units. */
export const pathOf = ({ marks }: Pick<Item, 'marks'>): string =>
  marks
    .map((mark) => {
      if (mark.t !== 'path') return ''
      const [x, y, ...rest] = mark.points.map(Math.round)
      return `M${x} ${y}${mark.curve ? 'C' : 'L'}${rest.join(' ')}`
    })
    .join('')

/** The part of the picture in view, in world units, and whether that is all of it. */
export interface View extends Box {
  readonly whole: boolean
}

/** The part of a layout that a camera shows on a stage. */
export const viewIn = (
  { x, y, k }: Camera,
  stage: StageSize,
  layout: Pick<Layout, 'width' | 'height'>,
): View => {
  const { width, height } = roomOf(stage)
  const left = Math.max(0, -x / k)
  const top = Math.max(0, -y / k)
  const right = Math.min(layout.width, (width - x) / k)
  const bottom = Math.min(layout.height, (height - y) / k)
  const w = Math.max(0, right - left)
  const h = Math.max(0, bottom - top)
  return { x: left, y: top, w, h, whole: w > layout.width - 1 && h > layout.height - 1 }
}
