import { boundsOf } from '../../src/render/marks.ts'
import type { Item, Mark, PathMark, Picture } from '../../src/scene/mark.ts'

/** The world box that holds every synthetic picture. */
export const SYNTHETIC_BOX = { x: 0, y: 0, w: 1400, h: 860 } as const

/** How many beats the synthetic scene has; steps beyond repeat them. */
export const SYNTHETIC_STEPS = 20

const LAYERS = 5
const UNITS = 50
const PULSES = 300
const ACTIVE = 100

interface Unit {
  readonly x: number
  readonly y: number
}

const units: readonly (readonly Unit[])[] = Array.from({ length: LAYERS }, (_, layer) =>
  Array.from({ length: UNITS }, (_, unit) => ({
    x: 40 + (layer * 1320) / (LAYERS - 1),
    y: 20 + (unit * 820) / (UNITS - 1),
  })),
)

const pairs = units
  .slice(1)
  .flatMap((layer, k) => layer.flatMap((to) => units[k]!.map((from) => ({ from, to }))))

const wireItem = ({ from, to }: { from: Unit; to: Unit }, k: number): Item => {
  const mark: PathMark = {
    t: 'path',
    points: [from.x, from.y, to.x, to.y],
    curve: false,
    stroke: 'wire',
    width: 1.5 + ((k * 7919) % 100) / 100,
  }
  return { id: `wire ${k}`, box: boundsOf(mark), marks: [mark] }
}

const wires: readonly Item[] = pairs.map(wireItem)

const glyphItem = ({ x, y }: Unit, id: string, lit: boolean): Item => ({
  id,
  box: { x: x - 7, y: y - 7, w: 14, h: 14 },
  marks: [
    {
      t: 'circle',
      x,
      y,
      r: 6,
      fill: lit ? 'value' : 'raised',
      stroke: lit ? 'value' : 'wire',
      strokeWidth: 1,
    },
  ],
})

const dark = units.map((layer, l) => layer.map((unit, u) => glyphItem(unit, `unit ${l} ${u}`, false)))
const lit = units.map((layer, l) => layer.map((unit, u) => glyphItem(unit, `unit ${l} ${u}`, true)))

/** At step s, the units that this step and those before it have reached are lit; a step lights a twentieth of them. */
const glyphsAt = Array.from({ length: SYNTHETIC_STEPS }, (_, step) => {
  const reached = Math.floor((step * LAYERS * UNITS) / SYNTHETIC_STEPS)
  return units.flatMap((layer, l) =>
    layer.map((_, u) => (l * UNITS + u < reached ? lit[l]![u]! : dark[l]![u]!)),
  )
})

const movingAt = (step: number, u: number): Mark[] => {
  const first = (step * 487) % (pairs.length - PULSES)
  const lines: Mark[] = pairs.slice(first, first + ACTIVE).map(({ from, to }) => ({
    t: 'path',
    points: [from.x, from.y, to.x, to.y],
    curve: false,
    stroke: 'value',
    width: 2,
  }))
  const pulses: Mark[] = pairs.slice(first, first + PULSES).map(({ from, to }) => ({
    t: 'circle',
    x: from.x + (to.x - from.x) * u,
    y: from.y + (to.y - from.y) * u,
    r: 3,
    fill: 'value',
  }))
  return [...lines, ...pulses]
}

/**
 * A layered scene of 250 units and 10,000 straight wires at a step (0, 1, …) and u 0…1: 100 active wires and 300 pulses
 * above, and every step changes some glyphs. Items are the same objects from picture to picture, as in the product.
 */
export const syntheticPicture = (step: number, u: number): Picture => ({
  wires,
  glyphs: glyphsAt[step % SYNTHETIC_STEPS]!,
  moving: movingAt(step, u),
  recede: 1,
  active: null,
})
