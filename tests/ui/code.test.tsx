// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { pythonTokens } from '../../src/ui/python-tokens.ts'
import { openedPage, place } from './opened-page.tsx'

/** The tool is loaded when it is first opened. */
const PATIENT = { timeout: 15_000 }

/** The program in a language; the one that was chosen last is shown first. */
const program = async (name: 'PyTorch' | 'NumPy'): Promise<HTMLElement> => {
  fireEvent.click(await screen.findByRole('radio', { name }, PATIENT))
  return screen.getByRole('listbox', { name: `Program in ${name}` })
}
const lines = (): HTMLElement[] => screen.getAllByRole('option')
const textOf = (line: Element): string => line.querySelector('code')?.textContent ?? ''
const lit = (): string[] =>
  screen.getAllByRole('option', { selected: true }).map((line) => textOf(line).trim())
const line = (text: string): HTMLElement => {
  const found = lines().find((each) => textOf(each).includes(text))
  if (!found) throw new Error(`no line says ${text}`)
  return found
}

describe('the tool Code', () => {
  test('opens by its letter, shows the model as code, and lights the lines of the step', async () => {
    const { store, user } = await openedPage('#model=mazur&step=48&by=layer')
    await user.keyboard('c')
    await program('PyTorch')
    expect(lit()).toContain('z2 = a1 @ W2.T + b2')
    await program('NumPy')
    expect(lit()).toEqual(expect.arrayContaining(['z2 = W2 @ a1 + b2', 'a2 = sigmoid(z2)']))
    expect(lit()).not.toContain('z1 = W1 @ a0 + b1')
    act(() => store.getState().goTo(121))
    expect(lit()).toContain('W2 = W2 - learning_rate * dE_dW2')
    expect(store.getState().link()).toMatch(/&tool=code:numpy$/)
  })

  test('the link says the language, unless it is the first one', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=code:python')
    await screen.findByRole('listbox', { name: 'Program in Plain Python' }, PATIENT)
    expect(store.getState().link()).toMatch(/&tool=code:python$/)
    await user.keyboard('c')
    expect(store.getState().link()).not.toContain('tool')
    await user.keyboard('c')
    await screen.findByRole('listbox', { name: 'Program in Plain Python' }, PATIENT)
    expect(store.getState().link()).toMatch(/&tool=code:python$/)
    await program('PyTorch')
    expect(store.getState().link()).toMatch(/&tool=code$/)
    act(() => store.getState().openLink('#tool=code:numpy'))
    await screen.findByRole('listbox', { name: 'Program in NumPy' }, PATIENT)
    act(() => store.getState().openLink('#tool=code'))
    await screen.findByRole('listbox', { name: 'Program in PyTorch' }, PATIENT)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a link to a language that there is not says so, and shows the first one', async () => {
    const { store } = await openedPage('#model=mazur&tool=code:fortran')
    await screen.findByRole('listbox', { name: 'Program in PyTorch' }, PATIENT)
    expect(store.getState().notices.map(({ text }) => text)).toEqual([
      'Ignored in the link: tool “code:fortran” (expected code:pytorch or code:numpy or code:python).',
    ])
    expect(store.getState().link()).toMatch(/&tool=code$/)
  })

  test('keeps the node that the tool before was about', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=paths:w5')
    await user.click(screen.getByRole('button', { name: 'Code' }))
    await program('NumPy')
    expect(store.getState().link()).toMatch(/&tool=code:numpy$/)
    await user.click(screen.getByRole('button', { name: 'Paths' }))
    expect(store.getState().link()).toMatch(/&tool=paths:w5$/)
  })

  test('a click on a line goes to its first step, and another one to the next', async () => {
    const { user } = await openedPage('#model=mazur&tool=code&by=edge')
    await program('NumPy')
    await user.click(line('dE_dW2 +='))
    const first = place()
    expect(lit()).toContain('dE_dW2 += np.outer(delta2, a1)')
    await user.click(line('dE_dW2 +='))
    expect(place()).toBeGreaterThan(first)
    expect(lit()).toContain('dE_dW2 += np.outer(delta2, a1)')
    const before = place()
    await user.click(line('import numpy'))
    expect(place()).toBe(before)
  })

  test('lines are walked by keyboard, and Enter goes to the steps of one', async () => {
    const { user } = await openedPage('#model=mazur&tool=code&step=36&by=layer')
    const numpy = await program('NumPy')
    act(() => numpy.focus())
    const start = Number(/\d+$/.exec(numpy.getAttribute('aria-activedescendant')!)![0])
    const wanted = Number(line('a2 = sigmoid').querySelector('.code-gutter')?.textContent)
    await user.keyboard(wanted > start ? `{ArrowDown>${wanted - start}/}` : `{ArrowUp>${start - wanted}/}`)
    await user.keyboard('{Enter}')
    expect(lit()).toContain('a2 = sigmoid(z2)')
    // The page's own keys act as everywhere.
    const before = place()
    await user.keyboard('{ArrowRight}')
    expect(place()).toBeGreaterThan(before)
  })

  test('a question lights nothing', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=code&step=48&by=layer')
    await program('NumPy')
    expect(lit().length).toBeGreaterThan(0)
    act(() => store.getState().setHold(true))
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(screen.queryAllByRole('option', { selected: true })).toEqual([]))
  })

  test('follows training to other weights', async () => {
    const { store } = await openedPage('#model=mazur&tool=code')
    await program('NumPy')
    act(() => store.getState().goToIteration(10))
    await waitFor(() => expect(textOf(lines()[0]!)).toMatch(/after 10 updates/), PATIENT)
    expect(line('range(10, 20)')).toBeDefined()
  })

  test('is copied and downloaded, and says so; many samples are downloaded as a file', async () => {
    const saved: string[] = []
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:here', revokeObjectURL() {} }))
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download)
    })
    const recipe = layeredRecipe({ sizes: [2, 2, 1], samples: 400, batchSize: 10 })
    const { store, user } = await openedPage('', { recipe })
    act(() => store.getState().showTool('code'))
    await program('PyTorch')
    const tool = within(screen.getByRole('region', { name: 'Code' }))
    await user.click(tool.getByRole('button', { name: 'Copy the program' }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('The PyTorch program is copied.'))
    expect(await navigator.clipboard.readText()).toContain('optimizer = torch.optim.SGD(')
    await user.click(tool.getByRole('button', { name: 'Download model_pytorch.py' }))
    await user.click(tool.getByRole('button', { name: 'Download samples.csv, which the program reads' }))
    expect(saved).toEqual(['model_pytorch.py', 'samples.csv'])
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('samples.csv is downloaded.'))
  })

  test('says so where the browser refuses to copy', async () => {
    await openedPage('#model=mazur&tool=code')
    await program('NumPy')
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
    fireEvent.click(screen.getByRole('button', { name: 'Copy the program' }))
    expect((await screen.findByRole('alert', {}, PATIENT)).textContent).toContain('Download it instead.')
  })
})

describe('pieces of Python', () => {
  test('are told apart, and together are the line', () => {
    const text = '    for x2 in range(0, 1e-8):  # "3" of 4'
    const tokens = pythonTokens(text)
    expect(tokens.map((t) => t.text).join('')).toBe(text)
    expect(tokens.filter((t) => t.kind !== 'text')).toEqual([
      { kind: 'keyword', text: 'for' },
      { kind: 'keyword', text: 'in' },
      { kind: 'number', text: '0' },
      { kind: 'number', text: '1e-8' },
      { kind: 'comment', text: '# "3" of 4' },
    ])
  })

  test.each(['a = "x # y"', 'σ = 0x6D2B79F5 ^ x.y', '"""Doc."""', 'a.b[1:].T @ 3.5e+7 - .5', ''])(
    'make up the whole line %s',
    (text) => {
      expect(
        pythonTokens(text)
          .map((t) => t.text)
          .join(''),
      ).toBe(text)
    },
  )
})
