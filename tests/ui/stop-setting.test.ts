// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { mazur } from '../../src/models/mazur.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import { compiledOf } from '../../src/store/compiled.ts'
import type { StageLook } from '../../src/ui/mount-stage.ts'
import { pickAt, type Shown, walkable } from '../../src/ui/stage-pick.ts'
import { bindStopSetting, nodeToStopAt } from '../../src/ui/stop-setting.ts'
import { momentsOfRecipe } from '../explain/moments.ts'

const moment = momentsOfRecipe(mazur)('edge', 0)
const layout = layoutNetwork(moment.graph, 1.7)!
const shown: Shown = { moment, layout, picture: pictureOf({ moment, layout, u: 1, told: explain(moment) }) }
const compiled = compiledOf(mazur)
const pill = layout.wires[4]!.pill!
const at = { clientX: pill.x + 4, clientY: pill.y + 4 }

/** A stage where w₅ is pointed at. */
const pointing = () => {
  const element = document.createElement('div')
  document.body.append(element)
  const look = { element, shown: () => shown, camera: () => ({ x: 0, y: 0, k: 1 }) } as unknown as StageLook
  let stops: readonly string[] = []
  const toggled: string[] = []
  const toggleStop = (stop: string): void => {
    toggled.push(stop)
    stops = stops.length > 0 ? [] : [stop]
  }
  const said: string[] = []
  let picked = pickAt(shown, at.clientX, at.clientY)
  const stop = bindStopSetting(
    look,
    () => picked,
    { getState: () => ({ compiled, stops, toggleStop }) },
    (text) => said.push(text),
  )
  const press = (target: EventTarget, init: KeyboardEventInit = {}): void =>
    void target.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true, ...init }),
    )
  const pointer = (type: string, init: MouseEventInit = {}, pointerType = 'mouse'): void => {
    const event = new MouseEvent(type, { ...at, bubbles: true, cancelable: true, ...init })
    element.dispatchEvent(Object.assign(event, { pointerType }))
  }
  const leave = (): void => {
    picked = null
  }
  return { element, toggled, said, press, pointer, stop, leave }
}

afterEach(() => document.body.replaceChildren())

describe('a stop on the stage', () => {
  test('is set and removed by x at what is pointed at, which is said', () => {
    const { toggled, said, press, stop } = pointing()
    press(document.body)
    press(document.body)
    expect(toggled).toEqual(['node:w5', 'node:w5'])
    expect(said).toEqual(['Stop set: w₅', 'Stop removed: w₅'])
    stop()
    press(document.body)
    expect(toggled).toHaveLength(2)
  })

  test('is not set by x in a text field, with another key held, or where nothing is pointed at', () => {
    const { toggled, press, leave } = pointing()
    const field = document.createElement('input')
    document.body.append(field)
    press(field)
    press(document.body, { ctrlKey: true })
    leave()
    press(document.body)
    expect(toggled).toEqual([])
  })

  test('is set by Alt and a click, which then does nothing else', () => {
    const { element, toggled, pointer } = pointing()
    const heard = vi.fn()
    for (const type of ['pointerdown', 'pointerup']) element.addEventListener(type, heard)
    pointer('pointerdown', { altKey: true })
    pointer('pointerup', { altKey: true })
    expect(toggled).toEqual(['node:w5'])
    expect(heard).not.toHaveBeenCalled()
    pointer('pointerdown')
    pointer('pointerup')
    expect(heard).toHaveBeenCalledTimes(2)
  })

  test('is set by a long touch; a right click still opens the browser’s menu', () => {
    const { toggled, pointer } = pointing()
    pointer('contextmenu', {}, 'mouse')
    expect(toggled).toEqual([])
    pointer('contextmenu', {}, 'touch')
    expect(toggled).toEqual(['node:w5'])
  })

  test('means the activation of a neuron as a whole, and for everything on the stage a node it shows', () => {
    const { activation, sum } = layout.neurons[0]!
    const cells = [sum, activation, moment.graph.nodeCount + sum]
    expect(nodeToStopAt({ id: `neuron:${sum}`, cells }, compiled)).toBe(activation)
    expect(nodeToStopAt({ id: `neuron:${sum}`, cells: [sum] }, compiled)).toBe(sum)
    for (const [id, { x, y, w, h }] of walkable(shown)) {
      const picked = pickAt(shown, x + w / 2, y + h / 2)!
      if (picked.id === id && id !== 'rate') expect(nodeToStopAt(picked, compiled)).toBeGreaterThanOrEqual(0)
    }
    expect(nodeToStopAt({ id: 'rate', cells: [] }, compiled)).toBe(-1)
  })
})
