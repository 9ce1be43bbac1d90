/** A parsed TrueType font: units per em, and glyph and advance lookups. */
export type Sfnt = {
  readonly unitsPerEm: number
  readonly tables: readonly string[]
  /** The glyph index of a code point, 0 where the font has none. */
  readonly glyph: (codePoint: number) => number
  /** The advance width of a glyph in font units. */
  readonly advance: (glyph: number) => number
}

const segmentLookup = (view: DataView, at: number): ((code: number) => number) => {
  const doubled = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const offsets = deltas + doubled
  return (code) => {
    for (let k = 0; k < doubled; k += 2) {
      if (code > view.getUint16(ends + k)) continue
      const start = view.getUint16(starts + k)
      if (code < start) return 0
      const offset = view.getUint16(offsets + k)
      const delta = view.getUint16(deltas + k)
      if (offset === 0) return (code + delta) & 0xffff
      const glyph = view.getUint16(offsets + k + offset + 2 * (code - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

const groupLookup = (view: DataView, at: number): ((code: number) => number) => {
  const count = view.getUint32(at + 12)
  return (code) => {
    for (let k = 0; k < count; k++) {
      const group = at + 16 + 12 * k
      const start = view.getUint32(group)
      if (code >= start && code <= view.getUint32(group + 4)) return view.getUint32(group + 8) + code - start
    }
    return 0
  }
}

/** Reads the parts of a TrueType font (OpenType specification: head, hhea, hmtx, cmap formats 4 and 12). */
export const parseSfnt = (bytes: Uint8Array): Sfnt => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let k = 0; k < view.getUint16(4); k++) {
    const record = 12 + 16 * k
    tables.set(String.fromCharCode(...bytes.subarray(record, record + 4)), view.getUint32(record + 8))
  }
  const table = (tag: string): number => {
    const at = tables.get(tag)
    if (at === undefined) throw new Error(`The font has no ${tag} table`)
    return at
  }
  const cmap = table('cmap')
  const lookups: ((code: number) => number)[] = []
  for (let k = 0; k < view.getUint16(cmap + 2); k++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * k + 4)
    const format = view.getUint16(at)
    if (format === 4) lookups.push(segmentLookup(view, at))
    if (format === 12) lookups.push(groupLookup(view, at))
  }
  const metrics = view.getUint16(table('hhea') + 34)
  const hmtx = table('hmtx')
  return {
    unitsPerEm: view.getUint16(table('head') + 18),
    tables: [...tables.keys()],
    glyph: (codePoint) => lookups.map((lookup) => lookup(codePoint)).find((glyph) => glyph !== 0) ?? 0,
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)),
  }
}
