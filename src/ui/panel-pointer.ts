import { cellOf, tiedNumbers } from './use-ties.ts'

const BACK = ['ArrowLeft', 'ArrowUp']
const ON = ['ArrowRight', 'ArrowDown']

/** Where a key leads among n numbers, from place `at` (-1: not walking yet); -1 where it is none of ours. */
export const walkNumbers = (n: number, at: number, key: string): number => {
  if (n === 0) return -1
  if (at < 0) return key === 'Enter' ? 0 : -1
  if (ON.includes(key)) return Math.min(n - 1, at + 1)
  if (BACK.includes(key)) return Math.max(0, at - 1)
  return key === 'Home' ? 0 : key === 'End' ? n - 1 : -1
}

const numberAt = (target: EventTarget | null): Element | null => {
  const element = target instanceof Element ? target.closest('.this-step [data-cell]') : null
  return element && cellOf(element) >= 0 ? element : null
}

const formulaAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('.this-step .formula-box') : null

/**
 * Tells which number of the panel "This step" a mouse rests on, was tapped, or was walked to: Enter on a formula starts
 * walking (`walked`), arrows move, Escape ends it. The answer stops it.
 */
export const bindPanel = (tell: (number: Element | null, walked?: boolean) => void): (() => void) => {
  let walked = -1
  const clear = (): void => {
    walked = -1
    tell(null)
  }
  const onOver = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType !== 'touch' && walked < 0) tell(numberAt(target))
  }
  const onClick = ({ target }: MouseEvent): void => {
    walked = -1
    tell(numberAt(target))
  }
  const onLeave = ({ relatedTarget, pointerType }: PointerEvent): void => {
    if (relatedTarget === null && pointerType !== 'touch' && walked < 0) clear()
  }
  const onKey = (event: KeyboardEvent): void => {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (key === 'Escape') clear()
    const formula = formulaAt(target)
    if (formula === null || formula !== target) return
    const numbers = tiedNumbers(formula)
    const next = walkNumbers(numbers.length, Math.min(walked, numbers.length - 1), key)
    if (next < 0) return
    event.preventDefault()
    walked = next
    const number = numbers[next] ?? null
    number?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    tell(number, true)
  }
  const onBlur = ({ target }: FocusEvent): void => {
    if (walked >= 0 && formulaAt(target)) clear()
  }
  const bound: [string, (event: never) => void][] = [
    ['pointerover', onOver],
    ['pointerout', onLeave],
    ['click', onClick],
    ['keydown', onKey],
    ['focusout', onBlur],
  ]
  for (const [type, listener] of bound) document.addEventListener(type, listener as EventListener)
  return () => {
    for (const [type, listener] of bound) document.removeEventListener(type, listener as EventListener)
  }
}
