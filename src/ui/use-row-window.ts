import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Rows are added and taken away in blocks; one more block than can be seen is there above and below. */
const BLOCK = 8
/** Blocks that are rendered for what is in view, at most: a box taller than that has lost its bounds. */
const MOST_BLOCKS = 16

interface Measures {
  /** Heights in CSS px of the head, of a row, and of the box they scroll in. */
  readonly head: number
  readonly row: number
  readonly box: number
}

const GUESS: Measures = { head: 30, row: 31, box: 0 }

/** The rows of a long table that are rendered, and room for those that are not. */
export interface RowWindow {
  /** The box that scrolls and, in it, the table's body with the rendered rows. */
  readonly box: RefObject<HTMLElement | null>
  readonly body: RefObject<HTMLTableSectionElement | null>
  readonly onScroll: () => void
  /** Rows `from` … `to − 1` are rendered. */
  readonly from: number
  readonly to: number
  /** Heights in CSS px of the rows above and below them. */
  readonly above: number
  readonly below: number
}

const blockAt = (top: number, { row }: Measures): number => Math.floor(Math.max(0, top) / row / BLOCK)

/** How far to scroll so that a row stands clear between head and bottom; `top` where it does already. */
const topFor = (index: number, top: number, { head, row, box }: Measures): number =>
  Math.max(Math.min(top, index * row), head + (index + 1) * row - box)

/**
 * Renders of a table's `count` rows of equal height only those in view, and brings row `active` (-1: none) into view
 * within its own box when it changes, without moving the page.
 */
export const useRowWindow = (count: number, active: number): RowWindow => {
  const box = useRef<HTMLElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const top = useRef(0)
  const [measures, setMeasures] = useState(GUESS)
  const [block, setBlock] = useState(0)

  const inView = Math.min(MOST_BLOCKS, Math.ceil(measures.box / measures.row / BLOCK) + 1)
  const last = Math.max(0, Math.ceil(count / BLOCK) - inView)
  const from = Math.max(0, Math.min(block, last) - 1) * BLOCK
  const to = Math.min(count, (Math.min(block, last) + inView + 1) * BLOCK)

  const some = count > 0
  useEffect(() => {
    const element = box.current
    const rows = body.current
    const table = rows?.closest('table')
    if (!some || !element || !rows || !table) return
    // Measured after the browser has laid out by itself, so that no layout is forced.
    const observer = new ResizeObserver(() => {
      const head = table.tHead?.offsetHeight ?? 0
      const row = rows.getBoundingClientRect().height / rows.rows.length
      if (!(row > 0)) return
      const next = { head, row, box: element.clientHeight }
      setMeasures((m) => (m.head === next.head && m.row === next.row && m.box === next.box ? m : next))
    })
    observer.observe(element)
    observer.observe(table)
    return () => observer.disconnect()
  }, [some])

  useLayoutEffect(() => {
    if (active < 0 || !box.current) return
    const wanted = topFor(active, top.current, measures)
    if (wanted === top.current) return
    top.current = wanted
    box.current.scrollTop = wanted
    setBlock(blockAt(wanted, measures))
  }, [active, measures])

  return {
    box,
    body,
    onScroll: () => {
      top.current = box.current?.scrollTop ?? 0
      setBlock(blockAt(top.current, measures))
    },
    from,
    to,
    above: from * measures.row,
    below: (count - to) * measures.row,
  }
}
