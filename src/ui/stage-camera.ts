import type { Box } from '../render/box.ts'
import { type Camera, clamp, fit, type Viewport } from '../render/camera.ts'
import { type Followed, follow, LEGIBLE } from '../render/follow.ts'
import type { Picture } from '../scene/mark.ts'

/**
 * The stage in CSS px, the room of its lower and of its right edge that pictures are kept out of, and how large its text
 * is: 1 where 1 rem is 16 px.
 */
export interface StageSize {
  readonly width: number
  readonly height: number
  readonly foot: number
  readonly side: number
  readonly text: number
}

/** The part of the stage that pictures are fitted into, from its upper left corner. */
export const roomOf = ({ width, height, foot, side }: StageSize): Viewport => ({
  width: width - side,
  height: height - foot,
})

/** What the camera does: it follows what is active, shows everything, or stays where somebody put it. */
export type CameraMode = 'follow' | 'fit' | 'hand'

/** What the camera does, and whether following would show more than everything at once does. */
export interface CameraState {
  readonly mode: CameraMode
  readonly canFollow: boolean
}

/** A picture to be seen: its size in world units, how much of each neuron is drawn, and the neurons that are opened. */
interface Seen {
  readonly width: number
  readonly height: number
  readonly detail?: string
  readonly textScale?: number
  readonly opened?: readonly unknown[]
}

/** The camera over the stage. */
export interface StageCamera {
  /**
   * Says what there is to see, and on what. Where somebody has put the camera, what has been shifted in the world (by
   * `shift`) stays where it is on the screen.
   */
  see(content: Seen, stage: StageSize, shift?: readonly [number, number]): void
  /** Says what is active; a camera that follows goes there. */
  look(picture: Pick<Picture, 'active' | 'attention'>): void
  /** Shows everything, or follows what is active, until somebody moves the camera. */
  choose(mode: 'fit' | 'follow'): void
  /** Looks from here from now on. */
  move(camera: Camera): void
  zoomBy(factor: number): void
  /** Brings a world point to the middle of the stage. */
  centre(x: number, y: number): void
  /** The nearest camera that still shows something. */
  held(camera: Camera): Camera
  view(): Camera
  /** Its scale, and the part of a picture that it shows, in world units. */
  seen(content: { readonly width: number; readonly height: number }): {
    readonly scale: number
    readonly room: Box
  }
  /** The least and the largest scale that people may choose. */
  scales(): readonly [least: number, most: number]
  state(): CameraState
}

/** Scales by hand end here, or where the whole picture is in view. */
export const SCALES: readonly [least: number, most: number] = [0.1, 8]
/** A small network is not blown up beyond this. */
const FIT_SCALE = 3
/** Free room around a fitted picture, in CSS px. */
export const PADDING = 4
/** So much of the picture stays in view, in CSS px. */
const KEPT = 56
/** A stage narrower than this, in CSS px where text is of its usual size, follows by itself. */
const NARROW = 640
/** Opened neurons are there to be read: it follows by itself as well where all at once would be as small as this. */
const UNREADABLE = 0.4
/** Nor are numbers of neurons that are drawn in full left smaller than 10 px by it: their 16 world units times this. */
const TINY = 0.625
/** On one narrower than this even small glyphs are shown a part at a time. */
const TIGHT = 440

/** Whether a stage is too narrow for whole pictures. */
export const isNarrow = ({ width, text }: Pick<StageSize, 'width' | 'text'>): boolean => width < NARROW * text

/** Whether a stage is too narrow for whole pictures of small glyphs, too. */
export const isTight = ({ width, text }: Pick<StageSize, 'width' | 'text'>): boolean => width < TIGHT * text

/** A camera; `moved` hears of each other place, `changed` of each other state. */
export const createCamera = (moved: (camera: Camera) => void, changed: () => void): StageCamera => {
  let chosen: CameraMode | null = null
  let content: Seen = { width: 0, height: 0 }
  let stage: StageSize = { width: 0, height: 0, foot: 0, side: 0, text: 1 }
  let active: Pick<Picture, 'active' | 'attention'> = { active: null }
  let view: Camera = { x: 0, y: 0, k: 1 }
  let state: CameraState = { mode: 'fit', canFollow: false }

  const room = (): Viewport => roomOf(stage)
  const known = (): boolean => stage.width > 0 && content.width > 0
  const box = () => ({ x: 0, y: 0, w: content.width, h: content.height })
  /** What is legible is so by the size that text has on this page. */
  const larger = (text: number, at: (size: Viewport) => Camera): Camera => {
    const { width, height } = room()
    const { x, y, k } = at({ width: width / text, height: height / text })
    return { x: x * text, y: y * text, k: k * text }
  }
  const whole = (): Camera => fit(box(), room(), PADDING, FIT_SCALE)
  const show = (next: Camera): void => {
    if (next.x === view.x && next.y === view.y && next.k === view.k) return
    view = next
    moved(next)
  }
  const settle = (): void => {
    if (!known()) return
    const canFollow = whole().k < LEGIBLE * stage.text
    const isLost = (content.opened?.length ?? 0) > 0 && whole().k < UNREADABLE * stage.text
    const isTiny = content.detail === 'full' && whole().k * (content.textScale ?? 1) < TINY * stage.text
    const mode = chosen ?? (canFollow && (isNarrow(stage) || isLost || isTiny) ? 'follow' : 'fit')
    const before = state
    if (mode !== state.mode || canFollow !== state.canFollow) state = { mode, canFollow }
    const followed: Followed = { ...content, active: active.active, ...attentionOf(active) }
    if (mode === 'fit') show(whole())
    else if (mode === 'follow') show(larger(stage.text, (size) => follow(followed, size, PADDING, FIT_SCALE)))
    if (state !== before) changed()
  }
  const scales = () => (known() ? ([Math.min(SCALES[0], whole().k), SCALES[1]] as const) : SCALES)
  const held = (camera: Camera): Camera => clamp(camera, box(), room(), KEPT)
  const byHand = (camera: Camera): void => {
    chosen = 'hand'
    settle()
    show(camera)
  }
  return {
    see(nextContent, nextStage, [dx, dy] = [0, 0]) {
      content = nextContent
      stage = nextStage
      settle()
      if (state.mode === 'hand') show({ ...view, x: view.x - dx * view.k, y: view.y - dy * view.k })
    },
    look(picture) {
      active = picture
      if (state.mode === 'follow') settle()
    },
    choose(mode) {
      chosen = mode
      settle()
    },
    move: byHand,
    zoomBy(factor) {
      const [least, most] = scales()
      const k = Math.max(least, Math.min(most, view.k * factor))
      const { width, height } = room()
      const [x, y] = [width / 2, height / 2]
      byHand(held({ k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k }))
    },
    centre(x, y) {
      const { width, height } = room()
      byHand(held({ k: view.k, x: width / 2 - x * view.k, y: height / 2 - y * view.k }))
    },
    held,
    view: () => view,
    seen({ width: w, height: h }) {
      const { width, height } = room()
      const [x, right] = [Math.max(0, -view.x / view.k), Math.min(w, (width - view.x) / view.k)]
      const [y, bottom] = [Math.max(0, -view.y / view.k), Math.min(h, (height - view.y) / view.k)]
      return { scale: view.k, room: { x, y, w: Math.max(0, right - x), h: Math.max(0, bottom - y) } }
    },
    scales,
    state: () => state,
  }
}

const attentionOf = ({ attention }: Pick<Picture, 'attention'>) => (attention ? { attention } : {})
