// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { mazur } from '../../src/models/mazur.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import type { StageLook } from '../../src/ui/mount-stage.ts'
import type { Shown } from '../../src/ui/stage-pick.ts'
import { bindPointer, type Pointed } from '../../src/ui/stage-pointer.ts'
import { momentsOfRecipe } from '../explain/moments.ts'

const moment = momentsOfRecipe(mazur)('edge', 0)
const layout = layoutNetwork(moment.graph, 1.7)!
const shown: Shown = { moment, layout, picture: pictureOf({ moment, layout, u: 1, told: explain(moment) }) }
const pill = layout.wires[4]!.pill!
const [x, y] = [pill.x + 4, pill.y + 4]

/** A stage that is pointed at, what was told, and what was activated. */
const pointing = () => {
  const stage = document.createElement('section')
  const element = document.createElement('div')
  stage.tabIndex = 0
  stage.append(element)
  document.body.append(stage)
  const look = {
    element,
    shown: () => shown,
    camera: () => ({ x: 0, y: 0, k: 1 }),
    onChange: () => () => {},
  } as unknown as StageLook
  const told: (Pointed | null)[] = []
  const activate = vi.fn((_: Pointed) => true)
  const onDouble = vi.fn()
  const pointer = bindPointer(look, (p) => told.push(p), activate, onDouble)
  const at = (type: string, clientX: number, clientY: number) =>
    new MouseEvent(type, { clientX, clientY, bubbles: true }) as PointerEvent
  const key = (name: string): void => {
    stage.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }))
  }
  return { stage, element, told, activate, onDouble, pointer, at, key }
}

afterEach(() => {
  document.body.replaceChildren()
})

describe('pointing twice', () => {
  const touch = (type: string, event: (type: string) => PointerEvent, timeStamp: number): PointerEvent =>
    Object.defineProperties(event(type), {
      pointerType: { value: 'touch' },
      timeStamp: { value: timeStamp },
    })

  test('by a double click tells where, in the world', () => {
    const { element, onDouble, at } = pointing()
    element.dispatchEvent(at('dblclick', x, y))
    expect(onDouble.mock.calls.map(([, ...place]) => place)).toEqual([[x, y]])
  })

  test('by two quick taps tells it once, whether or not the browser makes a double click of them', () => {
    const { element, onDouble, at } = pointing()
    const tap = (time: number, dx = 0): void => {
      for (const type of ['pointerdown', 'pointerup'])
        element.dispatchEvent(touch(type, (t) => at(t, x + dx, y), time))
    }
    tap(1000)
    tap(2000)
    tap(2050, 60)
    expect(onDouble).not.toHaveBeenCalled()
    tap(2200, 60)
    element.dispatchEvent(at('dblclick', x + 60, y))
    expect(onDouble).toHaveBeenCalledTimes(1)
  })
})

describe('pointing at a number that can be changed', () => {
  test('a click on its pill activates it; a drag does not', () => {
    const { element, activate, at } = pointing()
    element.dispatchEvent(at('pointerdown', x, y))
    element.dispatchEvent(at('pointerup', x, y))
    expect(activate).toHaveBeenCalledTimes(1)
    expect(activate.mock.calls[0]![0].id).toBe(`pill:${layout.wires[4]!.product}`)
    element.dispatchEvent(at('pointerdown', x, y))
    element.dispatchEvent(at('pointerup', x + 40, y))
    expect(activate).toHaveBeenCalledTimes(1)
  })

  test('so does the very first tap, which came before this was loaded', () => {
    const { activate, pointer, at } = pointing()
    pointer.take(at('pointermove', x, y))
    expect(activate).not.toHaveBeenCalled()
    pointer.take(at('pointerup', x, y))
    expect(activate).toHaveBeenCalledTimes(1)
  })

  test('Enter walks, and Enter again activates what was walked to; coming back goes on from there', () => {
    const { stage, activate, told, key } = pointing()
    key('Enter')
    key('ArrowRight')
    const there = told.at(-1)!.id
    key('Enter')
    expect(activate.mock.calls[0]![0].id).toBe(there)
    stage.dispatchEvent(new FocusEvent('blur'))
    expect(told.at(-1)).toBeNull()
    key('Enter')
    expect(told.at(-1)!.id).toBe(there)
  })
})
