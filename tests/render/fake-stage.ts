import type { StageEnvironment } from '../../src/render/browser-stage.ts'
import { type Call, recordingPen } from './recording.ts'

/** An element that remembers its style, children and, where it is a canvas, what was drawn on it. */
export interface FakeElement {
  readonly name: string
  readonly style: Record<string, string>
  readonly calls: Call[]
  width: number
  height: number
  parent: FakeElement | null
  readonly children: FakeElement[]
}

/** A stage whose clock and frames a test moves; each drawn path or text takes `cost` ms. */
export interface FakeStage extends StageEnvironment {
  readonly container: HTMLElement
  readonly elements: FakeElement[]
  /** Canvases in the page: wires, glyphs, moving. */
  canvases(): FakeElement[]
  cost: number
  ratio: number
  time: number
  /** Shows one frame after `ms`; answers whether anything had been waiting for it. */
  nextFrame(ms?: number): boolean
  changeLook(): void
}

/** A stage without a browser; with `refuse`, canvases give no context. */
export const fakeStage = ({ refuse = false } = {}): FakeStage => {
  const elements: FakeElement[] = []
  const waiting = new Set<() => void>()
  const watchers = new Set<() => void>()

  const create = (name: string): FakeElement => {
    const { pen, calls } = recordingPen(([call]) => {
      if (call === 'stroke' || call === 'fill' || call === 'fillText') stage.time += stage.cost
    })
    const element = {
      name,
      style: {},
      calls,
      width: 300,
      height: 150,
      parent: null as FakeElement | null,
      children: [] as FakeElement[],
      getContext: () => (refuse ? null : pen),
      setAttribute: () => {},
      append(...children: FakeElement[]) {
        for (const child of children) child.parent = element
        element.children.push(...children)
      },
      remove() {
        element.parent?.children.splice(element.parent.children.indexOf(element), 1)
        element.parent = null
      },
      replaceWith(other: FakeElement) {
        const { parent } = element
        if (!parent) return
        parent.children.splice(parent.children.indexOf(element), 1, other)
        other.parent = parent
        element.parent = null
      },
    }
    elements.push(element)
    return element
  }

  const container = create('div')
  const canvasesIn = (element: FakeElement): FakeElement[] =>
    element.name === 'canvas' ? [element] : element.children.flatMap(canvasesIn)

  const stage: FakeStage = {
    container: container as unknown as HTMLElement,
    elements,
    cost: 0,
    ratio: 1,
    time: 0,
    canvases: () => canvasesIn(container),
    createElement: (name) => create(name) as never,
    now: () => stage.time,
    frame(callback) {
      waiting.add(callback)
      return () => void waiting.delete(callback)
    },
    pixelRatio: () => stage.ratio,
    onLookChange(callback) {
      watchers.add(callback)
      return () => void watchers.delete(callback)
    },
    nextFrame(ms = 16) {
      const callbacks = [...waiting]
      waiting.clear()
      stage.time += ms
      for (const callback of callbacks) callback()
      return callbacks.length > 0
    },
    changeLook: () => watchers.forEach((watcher) => void watcher()),
  }
  return stage
}
