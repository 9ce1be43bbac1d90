import { GEOMETRY as G } from './geometry.ts'
import type { Detail } from './layout.ts'
import { type LossRows, lossRows } from './loss-rows.ts'
import type { Structure } from './structure.ts'

/** The room that a picture is made for, in CSS px where text is of its usual size. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** Sizes of small glyphs in world units, which are CSS px at rest zoom. */
export const SMALL_ROOM = {
  /** Where the stage shows a part of the picture at a time. */
  usual: { width: 900, height: 560 },
  /** Never laid out for less than this. */
  least: { width: 520, height: 84 },
  /** A stage lower than this has no learning rate, and of the loss its number; lower than `titles`, no titles of columns. */
  low: { height: 330, titles: 190, strip: 34 },
  /** Faces are squares; between two there is this share of their pitch, and at least so much. */
  apart: { share: 0.16, least: 2 },
  face: { most: 92, least: 4 },
  /** A face as high as this has lines of text beside it, of this width. */
  texts: { from: 34, w: 76 },
  /** Faces this wide may have two lines of text below them, of this height. */
  under: { from: 56, h: 38 },
  /** Room for wires between columns: with pills beside the neuron in focus, with texts at least, and without: a share. */
  gap: { fan: 98, texts: 64, bare: 22, share: 0.46, under: 22 },
  /** Rows of a column with fewer units are at most so many times as far apart. */
  sparse: 2.2,
  /** Pills beside a neuron that is in focus. */
  fan: { most: 158, least: 84, gap: 7, h: 46, pitch: 50 },
  /** A wire whose weight is of size 1: at least so thick, and of its glyph's height shared by all no more than this. */
  wire: { least: 3, share: 0.8 },
  /** Room for the title of a column per character, and between titles. */
  title: { perCharacter: 8.4, apart: 10 },
  open: { w: 280, name: 26, chip: 38 },
  /** The loss stands no higher than this; it is a table where columns are left so much room each, with more than a few rows. */
  loss: { top: 72, column: 96, few: 3 },
} as const

const S = SMALL_ROOM

/** What is decided of small glyphs from the room: the same for all columns. */
export interface SmallSizes {
  readonly detail: Exclude<Detail, 'full'>
  readonly width: number
  readonly height: number
  /** Width and height of each glyph: its face is a square, and texts stand beside or below it where they fit. */
  readonly glyph: number
  readonly tall: number
  /** Between columns. */
  readonly gap: number
  /** Between the middles of rows, in the column with most of them. */
  readonly pitch: number
  /** Where glyphs begin: below the titles of columns, where there is room for those. */
  readonly top: number
  /** Whether there is room for the learning rate, and for more of the loss than its number. */
  readonly low: boolean
  readonly loss: LossRows & { readonly w: number; readonly h: number }
}

const topIn = (height: number): number => (height < S.low.titles ? G.margin : G.titleBand)

/** How high the loss may be: on a low stage there is nothing over it, and what is below it is lower. */
const lossRoom = (height: number): number =>
  height < S.low.height
    ? height - topIn(height) - G.margin - S.low.strip
    : height - S.loss.top - G.margin - G.strip.below - G.strip.h

/** A loss with as many of its rows as a stage so high has room for: none where they would only count those left out. */
const lossWith = (rows: LossRows, { height }: Room): SmallSizes['loss'] => {
  const room = lossRoom(height)
  const fixed = G.loss.h + rows.first - G.loss.first + rows.parts
  const fitting = Math.max(0, Math.min(rows.rows, Math.floor((room - fixed) / rows.row)))
  const listed = fitting < Math.min(2, rows.rows) ? 0 : fitting
  return {
    ...rows,
    rows: listed,
    w: rows.wide ? G.loss.wide : G.loss.w,
    h: Math.min(room, Math.max(G.loss.least, fixed + rows.row * listed - (listed === 0 ? rows.parts : 0))),
  }
}

/** Each row tells a term with its target alone; of a softmax, a line with the other part of the loss follows. */
const plainLoss = (structure: Structure, room: Room): SmallSizes['loss'] => {
  const rows = lossRows({ ...structure, probabilities: [], logSumExp: -1 }, 'compact')
  return lossWith({ ...rows, parts: structure.logSumExp >= 0 ? G.loss.parts : 0 }, room)
}

/** The loss with its table where columns and rows leave that room: without lines of pulls before it has too few rows. */
const lossOf = (structure: Structure, room: Room): SmallSizes['loss'] => {
  const { width, height } = room
  const plain = plainLoss(structure, room)
  if (height < S.low.height) return plain
  if ((width - G.loss.wide) / (structure.layers.length + 1) < S.loss.column) return plain
  const rows = lossRows(structure, 'compact')
  const tables = [rows, { ...rows, row: G.loss.row }].map((table) => lossWith(table, room))
  return tables.find((table) => table.rows === rows.rows || table.rows > S.loss.few) ?? plain
}

/** Measures small glyphs for a room: as large as rows and columns leave them room, with texts where those fit. */
export const smallSizes = (structure: Structure, wanted: Room): SmallSizes => {
  const height = Math.max(wanted.height, S.least.height)
  const width = Math.max((wanted.width * height) / wanted.height, S.least.width)
  const { inputs, layers } = structure
  const columns = layers.length + 1
  const units = Math.max(inputs.length, ...layers.map((layer) => layer.length))
  const top = topIn(height)
  const pitch = (height - top - G.margin) / units
  const loss = lossOf(structure, { width, height })
  const free = width - 2 * G.margin - (structure.terms.length > 0 ? loss.w : 0)
  const high = pitch - Math.max(S.apart.least, S.apart.share * pitch)
  const broad = free / columns - Math.max(S.gap.bare, S.gap.share * (free / columns))
  const beside = (gap: number): number => free / columns - S.texts.w - gap
  const texts = high >= S.texts.from && beside(S.gap.texts) >= S.texts.from
  const fan = beside(S.gap.fan) >= S.texts.from
  const below = Math.min(high - S.under.h, free / columns - S.gap.under) >= S.under.from
  const under = !texts && below ? S.under.h : 0
  const across = texts
    ? beside(fan ? S.gap.fan : S.gap.texts)
    : under > 0
      ? free / columns - S.gap.under
      : broad
  const face = Math.max(S.face.least, Math.min(S.face.most, high - under, across))
  const glyph = texts ? face + S.texts.w : face
  return {
    detail: texts || under > 0 ? 'compact' : 'dot',
    width,
    height,
    glyph,
    tall: face + under,
    gap: (free - columns * glyph) / columns,
    pitch,
    top,
    low: height < S.low.height,
    loss,
  }
}
