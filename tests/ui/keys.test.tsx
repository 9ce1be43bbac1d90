// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { type FocusKind, focusKind, type KeyPress, keyAction } from '../../src/ui/keys.ts'

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...change,
})

describe('a key on the page', () => {
  test.each([
    ['ArrowRight', {}, { type: 'forward', size: 'edge' }],
    ['PageDown', {}, { type: 'forward', size: 'edge' }],
    ['ArrowLeft', {}, { type: 'back', size: 'edge' }],
    ['PageUp', {}, { type: 'back', size: 'edge' }],
    ['ArrowRight', { shiftKey: true }, { type: 'forward', size: 'neuron' }],
    ['ArrowLeft', { altKey: true }, { type: 'back', size: 'write' }],
    [' ', {}, { type: 'togglePlay' }],
    ['Home', {}, { type: 'first' }],
    ['End', {}, { type: 'last' }],
    [']', {}, { type: 'sample', direction: 1 }],
    ['[', {}, { type: 'sample', direction: -1 }],
    ['[', { altKey: true, ctrlKey: true }, { type: 'sample', direction: -1 }],
    ['1', {}, { type: 'size', size: 'write' }],
    ['5', {}, { type: 'size', size: 'pass' }],
    ['?', { shiftKey: true }, { type: 'help' }],
    ['f', {}, { type: 'lecture' }],
    ['F', {}, { type: 'lecture' }],
    ['h', {}, { type: 'hold' }],
    ['b', {}, { type: 'blank' }],
    ['.', {}, { type: 'blank' }],
  ] as const)('%s with %o means %o', (key, change, action) => {
    expect(keyAction(press(key, change), 'page', 'edge')).toEqual(action)
  })

  test.each([
    ['6', {}],
    ['0', {}],
    ['a', {}],
    ['ArrowUp', {}],
    ['ArrowRight', { ctrlKey: true }],
    ['ArrowLeft', { metaKey: true }],
    ['f', { ctrlKey: true }],
    [']', { ctrlKey: true }],
    [']', { metaKey: true }],
    ['b', { altKey: true }],
    ['h', { shiftKey: true }],
    ['Home', { altKey: true }],
    ['Home', { shiftKey: true }],
  ])('%s with %o means nothing', (key, change) => {
    expect(keyAction(press(key, change), 'page', 'edge')).toBeNull()
  })

  test('has no larger size than Pass and no smaller one than Write', () => {
    expect(keyAction(press('ArrowRight', { shiftKey: true }), 'page', 'pass')).toEqual({
      type: 'forward',
      size: 'pass',
    })
    expect(keyAction(press('ArrowRight', { altKey: true }), 'page', 'write')).toEqual({
      type: 'forward',
      size: 'write',
    })
  })
})

describe('a focused control keeps the keys it uses itself', () => {
  const keys = [' ', 'ArrowRight', 'PageDown', 'Home', '3', 'b', 'h', '?']
  test.each([
    ['button', [false, true, true, true, true, true, true, true]],
    ['radio', [false, false, true, true, true, true, true, true]],
    ['slider', [true, false, true, false, true, true, true, true]],
    ['text', Array(8).fill(false)],
    ['dialog', Array(8).fill(false)],
  ] as const)('%s', (focus: FocusKind, acts) => {
    expect(keys.map((key) => keyAction(press(key), focus, 'edge') !== null)).toEqual(acts)
  })

  test('but a slider leaves arrows with Shift to the page', () => {
    expect(keyAction(press('ArrowRight', { shiftKey: true }), 'slider', 'edge')).toEqual({
      type: 'forward',
      size: 'neuron',
    })
  })
})

describe('the kind of a focused element', () => {
  test.each([
    ['<section tabindex="0"></section>', 'page'],
    ['<button></button>', 'button'],
    ['<details><summary></summary></details>', 'page'],
    ['<summary></summary>', 'button'],
    ['<input type="radio">', 'radio'],
    ['<input type="text">', 'text'],
    ['<div role="slider"></div>', 'slider'],
    ['<a href="#"></a>', 'button'],
  ])('%s is %s', (html, kind) => {
    document.body.innerHTML = html
    expect(focusKind(document.body.firstElementChild)).toBe(kind)
  })

  test('lies in a dialog where any control does', () => {
    document.body.innerHTML = '<dialog open><button></button></dialog>'
    expect(focusKind(document.querySelector('button'))).toBe('dialog')
  })

  test('is the page where nothing is focused', () => {
    expect(focusKind(null)).toBe('page')
  })
})
