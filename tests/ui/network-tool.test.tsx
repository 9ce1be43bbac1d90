// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage } from './opened-page.tsx'

const opened = async (net: string) => {
  const page = await openedPage(`#model=network&net=${encodeURIComponent(net)}&tool=network`)
  await screen.findByRole('group', { name: 'Layers' })
  const { store } = page
  const build = () => store.getState().compiled.recipe.build!
  return { ...page, build, net: () => store.getState().compiled.recipe.net }
}
const units = (layer: number): HTMLElement =>
  screen.getByRole('spinbutton', { name: `Units of layer ${layer}` })
const type = (field: HTMLElement, text: string): void => {
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: text } })
}
const choose = (name: string, value: string): void =>
  void fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } })
const fit = (): string => document.querySelector('#build-fit')!.textContent ?? ''
const button = (name: string): HTMLElement => screen.getByRole('button', { name })

describe('the start', () => {
  test('offers networks from any other model; one that is chosen can be built on, and undo leads back', async () => {
    const { user, store } = await openedPage('#model=mazur&tool=network')
    await user.click(await screen.findByRole('button', { name: 'XOR' }))
    await screen.findByRole('group', { name: 'Layers' })
    expect(store.getState().compiled.recipe.title).toBe('2-2-1 network on XOR')
    await waitFor(() => expect(document.activeElement).toBe(button('Add a layer after the inputs')))
    store.getState().undo()
    await screen.findByRole('button', { name: 'XOR' })
    expect(store.getState().compiled.recipe.id).toBe('mazur')
  })
})

describe('layers', () => {
  test('get units by button and by number, one undo for each visit', async () => {
    const { user, build, store } = await opened('data:xor,hidden:2tanh')
    await user.click(button('One more unit in layer 1'))
    await waitFor(() => expect(build().hidden[0]!.units).toBe(3))
    type(units(1), '1')
    await waitFor(() => expect(build().hidden[0]!.units).toBe(1))
    fireEvent.change(units(1), { target: { value: '12' } })
    await waitFor(() => expect(build().hidden[0]!.units).toBe(12))
    expect(store.getState().history.past).toHaveLength(2)
    store.getState().undo()
    await waitFor(() => expect(build().hidden[0]!.units).toBe(3))
  })

  test('of too many units are refused: what was typed stays, and so does the network', async () => {
    const { build } = await opened('data:xor,hidden:2tanh')
    type(units(1), '65')
    expect(units(1)).toHaveProperty('value', '65')
    expect(screen.getByRole('alert').textContent).toBe(
      'Type a whole number from 1 to 64. Units of layer 1 stays 2 until then.',
    )
    expect(build().hidden[0]!.units).toBe(2)
  })

  test('are added at any place, changed and removed, and the focus stays', async () => {
    const { user, build } = await opened('data:xor,hidden:2tanh')
    await user.click(button('Add a layer after the inputs'))
    await waitFor(() => expect(build().hidden.map((l) => l.units)).toEqual([4, 2]))
    expect(document.activeElement).toBe(button('Add a layer after the inputs'))
    choose('Activation of layer 1', 'relu')
    await user.click(screen.getAllByRole('checkbox', { name: 'Biases' })[0]!)
    await waitFor(() => expect(build().hidden[0]).toEqual({ units: 4, activation: 'relu', bias: false }))
    await user.click(button('Remove layer 2'))
    await waitFor(() => expect(build().hidden).toHaveLength(1))
    expect(document.activeElement).toBe(button('Add a layer after layer 1'))
    await user.click(button('Remove layer 1'))
    await waitFor(() => expect(build().hidden).toHaveLength(0))
    expect(document.activeElement).toBe(button('Add a layer after the inputs'))
  })

  test('are eight at most', async () => {
    const { user, build } = await opened('data:xor,hidden:1tanh.1tanh.1tanh.1tanh.1tanh.1tanh.1tanh.1tanh')
    const add = button('Add a layer after layer 3')
    expect(add.getAttribute('aria-disabled')).toBe('true')
    await user.click(add)
    expect(build().hidden).toHaveLength(8)
  })
})

describe('the loss', () => {
  const losses = () => screen.getByRole('combobox', { name: 'Loss' })

  test('is offered for the data first', async () => {
    await opened('data:circles,hidden:2tanh')
    const groups = within(losses()).getAllByRole('group')
    expect(groups.map((g) => g.getAttribute('label'))).toEqual(['For these data', 'For other data'])
    expect(
      within(groups[1]!)
        .getAllByRole('option')
        .map((o) => o.textContent),
    ).toContain('Huber loss')
  })

  test('that is unwise is built all the same, advised against, and mended by one press', async () => {
    const { user, build } = await opened('data:circles,hidden:2tanh,out:relu,loss:meanSquaredError')
    choose('Loss', 'hinge')
    await waitFor(() => expect(build().loss).toBe('hinge'))
    expect(fit()).toContain('relu outputs do not reach both')
    await user.click(button('Use the identity'))
    await waitFor(() => expect(build().output.activation).toBe('identity'))
    expect(fit()).toBe('Output and loss fit each other and the data.')
  })

  test('that computes nothing is refused: the network stays, the choice is kept, and a press mends it', async () => {
    const { user, build, store } = await opened('data:circles,hidden:2tanh')
    choose('Activation of the outputs', 'tanh')
    await waitFor(() => expect(fit()).toContain('needs outputs between 0 and 1'))
    expect(fit()).toContain('The last network stays on the stage.')
    expect(build().output.activation).toBe('sigmoid')
    expect(screen.getByRole('combobox', { name: 'Activation of the outputs' })).toHaveProperty(
      'value',
      'tanh',
    )
    expect(store.getState().history.past).toHaveLength(0)
    choose('Loss', 'hinge')
    await waitFor(() => expect(build()).toMatchObject({ loss: 'hinge', output: { activation: 'tanh' } }))
    choose('Loss', 'binaryCrossEntropy')
    await user.click(await screen.findByRole('button', { name: 'Take it back' }))
    expect(losses()).toHaveProperty('value', 'hinge')
  })
})

describe('a refused choice', () => {
  test('is what undo takes back first; the network before the last change comes next', async () => {
    const { build, store } = await opened('data:circles,hidden:2tanh')
    type(units(1), '3')
    await waitFor(() => expect(build().hidden[0]!.units).toBe(3))
    choose('Activation of the outputs', 'tanh')
    await waitFor(() => expect(fit()).toContain('needs outputs between 0 and 1'))
    const outputs = () => screen.getByRole('combobox', { name: 'Activation of the outputs' })
    store.getState().undo()
    await waitFor(() => expect(outputs()).toHaveProperty('value', 'sigmoid'))
    expect(fit()).toBe('Output and loss fit each other and the data.')
    expect(build().hidden[0]!.units).toBe(3)
    store.getState().undo()
    await waitFor(() => expect(build().hidden[0]!.units).toBe(2))
  })

  test('is forgotten where another network comes in its place', async () => {
    const { build, store } = await opened('data:circles,hidden:2tanh')
    choose('Activation of the outputs', 'tanh')
    await waitFor(() => expect(fit()).toContain('needs outputs between 0 and 1'))
    type(units(1), '3')
    await waitFor(() => expect(fit()).toContain('needs outputs between 0 and 1'))
    store.getState().openLink('#model=network&net=data:circles,hidden:4tanh')
    await waitFor(() => expect(build().hidden[0]!.units).toBe(4))
    expect(store.getState().refused).toBeNull()
    expect(fit()).toBe('Output and loss fit each other and the data.')
  })
})

describe('weights, optimizer and iteration', () => {
  test('are all in the link, and undo takes each back', async () => {
    const { user, net, store, build } = await opened('data:xor,hidden:2tanh')
    choose('Drawn as', 'normal')
    await waitFor(() => expect(build().initialization).toBe('normal'))
    type(await screen.findByRole('spinbutton', { name: 'Deviation' }), '0.25')
    await waitFor(() => expect(build().scale).toBe(0.25))
    await user.click(button('Re-draw the weights'))
    choose('Rule', 'adam')
    await waitFor(() => expect(build().optimizer).toBe('adam'))
    type(await screen.findByRole('spinbutton', { name: 'First decay β₁' }), '0.8')
    await waitFor(() => expect(build().settings).toEqual({ beta1: 0.8 }))
    type(screen.getByRole('spinbutton', { name: 'Learning rate η' }), '0.01')
    await waitFor(() => expect(build().learningRate).toBe(0.01))
    await user.click(button('All 4 rows in a batch'))
    await user.click(screen.getByRole('checkbox', { name: 'Shuffle each epoch' }))
    await user.click(screen.getByRole('checkbox', { name: 'Skip zero-grad' }))
    await waitFor(() =>
      expect(net()).toBe(
        'data:xor,hidden:2tanh,init:normal,scale:0.25,seed:2,opt:adam,rate:0.01,beta1:0.8,batch:0,shuffle:off,keep:on',
      ),
    )
    expect(screen.getByText(/Gradients are never cleared/)).toBeTruthy()
    expect(store.getState().history.past).toHaveLength(9)
    store.getState().undo()
    await waitFor(() => expect(build().keepsGradients).toBe(false))
  })

  test('a setting that is set back to its default is not in the link', async () => {
    const { net } = await opened('data:xor,hidden:2tanh,opt:momentum,momentum:0.5')
    type(screen.getByRole('spinbutton', { name: 'Momentum μ' }), '0.9')
    await waitFor(() => expect(net()).toBe('data:xor,hidden:2tanh,opt:momentum'))
  })
})

describe('a weight', () => {
  const card = async (user: Awaited<ReturnType<typeof opened>>['user']) => {
    await user.click(within(screen.getByRole('table', { name: 'Parameters' })).getAllByRole('button')[0]!)
    return within(await screen.findByRole('dialog', { name: 'Change numbers' }))
  }

  test('is drawn anew, frozen, and keeps both when the optimizer is changed', async () => {
    const { user, store } = await opened('data:xor,hidden:2tanh')
    const entry = await card(user)
    const edits = () => store.getState().compiled.recipe.edits
    await user.click(await entry.findByRole('button', { name: 'Re-draw' }))
    await waitFor(() => expect(edits()).toMatchObject([{ path: 'parameters.w1' }]))
    const { value } = edits()[0]!
    await user.click(entry.getByRole('checkbox', { name: 'Trained' }))
    await waitFor(() => expect(edits()).toHaveLength(2))
    await user.click(entry.getByRole('button', { name: 'Done' }))
    choose('Rule', 'adam')
    await waitFor(() => expect(store.getState().compiled.recipe.optimizer).toBe('adam'))
    expect(edits()).toMatchObject([
      { path: 'parameters.w1', value },
      { path: 'trainable.w1', value: 0 },
    ])
    await user.click(button('Re-draw the weights'))
    await waitFor(() => expect(edits()).toMatchObject([{ path: 'trainable.w1' }]))
  })

  test('is shared with another by its name; a name that is none is told', async () => {
    const { user, build } = await opened('data:xor,hidden:2tanh')
    const entry = await card(user)
    const field = await entry.findByRole('combobox', { name: 'Share with' })
    await user.type(field, 'w9{Enter}')
    expect(entry.getByRole('alert').textContent).toBe(
      'There is no weight w9 to share with. They are called w1 to w6.',
    )
    await user.clear(field)
    await user.type(field, 'w3{Enter}')
    await waitFor(() => expect(build().shared).toEqual([['w1', 'w3']]))
    await user.click(await screen.findByRole('button', { name: 'Share w1 and w3 no more' }))
    await waitFor(() => expect(build().shared).toEqual([]))
  })

  test('is shared no more once layers have other units, and that is said', async () => {
    const { user, build } = await opened('data:xor,hidden:2tanh,share:w1=w3')
    await user.click(button('One more unit in layer 1'))
    await waitFor(() => expect(build().shared).toEqual([]))
    expect(screen.getByText(/The weights have new names/)).toBeTruthy()
  })
})
