import { type RefObject, useContext, useEffect, useRef, useState } from 'react'
import { HallContext } from './hall-context.ts'
import type { PlotHeights } from './plot-height.ts'
import { textScale } from './use-text-width.ts'

/** Heights of plots in px at a text size of 16 px: never less, never more; the first row has so much of what there is. */
const LEAST = { first: 84, second: 116 } as const
const MOST = { first: 280, second: 340 } as const
const SHARE = 0.42
/** The same in a slim tool, where the second row is of little width. */
const SLIM_SHARE = 0.55
/** What two rows of plots have around them: captions, the gaps between all rows, and the line below them. */
const AROUND = 50 + 68 + 30 + 30
/** In a tool narrower than this what is read of a sample takes a line more. */
const NARROW = 608
const LINE = 18
/** In a hall the first row fills the tool with its caption. */
const AROUND_ONE = 52

/** What is measured: the element that is the whole of the tool, and the heights of plots, null below the stage. */
export interface PlotRoom {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly heights: PlotHeights | null
}

const within = (x: number, row: keyof PlotHeights): number =>
  Math.round(Math.max(LEAST[row], Math.min(MOST[row], x)))

const inOneRow = (free: number): PlotHeights => {
  const height = within(free - AROUND_ONE, 'second')
  return { first: height, second: height }
}
const inTwoRows = (free: number, share: number): PlotHeights => {
  const both = free - AROUND
  const first = within(Math.min(share * both, both - LEAST.second), 'first')
  return { first, second: within((1 - share) * both, 'second') }
}

/** Measures a tool that stands beside the stage for the plots below its first part, and whether a line is below all of them. */
export const usePlotRoom = (isSlim: boolean, hasLine: boolean): PlotRoom => {
  const isHall = useContext(HallContext)
  const ref = useRef<HTMLDivElement>(null)
  const [free, setFree] = useState<number | null>(null)
  useEffect(() => {
    const tool = ref.current?.parentElement
    const head = ref.current?.firstElementChild
    if (!tool || !head) return
    const measure = (): void => {
      const style = getComputedStyle(tool)
      const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom)
      const isBeside = getComputedStyle(tool.parentElement!).display === 'contents'
      const scale = textScale()
      const line = tool.clientWidth / scale < NARROW ? LINE : 0
      setFree(isBeside ? (tool.clientHeight - padding - head.clientHeight) / scale - line : null)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(tool)
    observer.observe(head)
    return () => observer.disconnect()
  }, [])
  if (free === null) return { ref, heights: null }
  const both = hasLine ? free - LINE : free
  return {
    ref,
    heights: isHall ? inOneRow(free) : inTwoRows(both, isSlim ? SLIM_SHARE : SHARE),
  }
}
