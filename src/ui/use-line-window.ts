import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** Lines are added and taken away in blocks. */
const BLOCK = 16
/** Lines that are rendered before anything has been measured. */
const UNMEASURED = 480

/** The lines of a long text that are rendered, and room for those that are not. */
export interface LineWindow {
  readonly box: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
  /** Lines `from` … `to − 1`, from 0, are rendered. */
  readonly from: number
  readonly to: number
  /** Brings a line, from 0, into view where it is not: to the middle, smoothly where motion is wanted. */
  readonly show: (line: number, smoothly: boolean) => void
}

/** Renders of `count` lines of equal height only those in view. */
export const useLineWindow = (count: number): LineWindow => {
  const box = useRef<HTMLDivElement>(null)
  const [measures, setMeasures] = useState({ line: 0, box: 0 })
  const [block, setBlock] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      const line = element.querySelector('[role="option"]')?.getBoundingClientRect().height ?? 0
      const next = { line, box: element.clientHeight }
      if (line > 0) setMeasures((m) => (m.line === next.line && m.box === next.box ? m : next))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { line } = measures
  const onScroll = useCallback(() => {
    if (line > 0) setBlock(Math.floor((box.current?.scrollTop ?? 0) / line / BLOCK))
  }, [line])
  const height = measures.box
  const show = useCallback(
    (index: number, smoothly: boolean) => {
      const element = box.current
      if (element === null || line === 0) return
      const top = index * line
      if (top >= element.scrollTop && top + 2 * line <= element.scrollTop + height) return
      element.scrollTo({
        top: top - height / 3,
        behavior: smoothly ? 'smooth' : 'instant',
      })
    },
    [line, height],
  )
  const inView = line === 0 ? UNMEASURED : Math.ceil(height / line)
  return {
    box,
    onScroll,
    from: Math.min(Math.max(0, count - inView - BLOCK), Math.max(0, block - 1) * BLOCK),
    to: Math.min(count, (block + 2) * BLOCK + inView),
    show,
  }
}
