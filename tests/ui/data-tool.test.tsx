// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage } from './opened-page.tsx'

const opened = async (hash = `#model=network&net=${encodeURIComponent('data:circles,hidden:2tanh')}`) => {
  window.sessionStorage.clear()
  const page = await openedPage(`${hash}&tool=data`)
  await screen.findByRole('radiogroup', { name: 'Data set' })
  const { store } = page
  return {
    ...page,
    recipe: () => store.getState().compiled.recipe,
    data: () => store.getState().compiled.recipe.build?.data,
  }
}
const set = (name: string): HTMLElement => screen.getByRole('radio', { name })
const field = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Table, as CSV or TSV' })
const put = (text: string): void => void fireEvent.change(field(), { target: { value: text } })
const type = (name: string, text: string): void => {
  const number = screen.getByRole('spinbutton', { name })
  fireEvent.focus(number)
  fireEvent.change(number, { target: { value: text } })
}
const problems = (): string[] =>
  [...document.querySelectorAll('.data-problems li > span')].map((p) => p.textContent ?? '')

const GOOD = 'age,height,kind\n1,2,a\n3,7,b\n4,5,a\n2,6,b'
const BAD = 'age,height,kind\n1,2,a\n3,x,b\n4,5,a\n,6,b'

describe('data sets', () => {
  test('are chosen by their pictures; output and loss follow what they ask for, and undo leads back', async () => {
    const { user, recipe, data } = await opened()
    await user.click(set('Sine'))
    await waitFor(() => expect(data()?.set).toBe('sine'))
    expect(recipe()).toMatchObject({ model: { loss: 'meanSquaredError' }, task: 'regression' })
    await user.click(set('Three blobs'))
    await waitFor(() => expect(recipe().model).toMatchObject({ loss: 'softmaxCrossEntropy' }))
    expect(set('Three blobs')).toHaveProperty('checked', true)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(data()?.set).toBe('sine'))
  })

  test('make a network of a model that holds its own numbers', async () => {
    const { user, recipe } = await opened('#model=mazur')
    expect(screen.getByText(/Mazur’s 2-2-2 network holds its own numbers/)).toBeTruthy()
    await user.click(set('Two moons'))
    await waitFor(() => expect(recipe().title).toBe('2-4-1 network on Two moons'))
  })

  test('have size, noise, seed, split and features', async () => {
    const { user, recipe, data, store } = await opened()
    type('Rows', '40')
    await waitFor(() => expect(data()?.size).toBe(40))
    type('Noise', '0.3')
    await waitFor(() => expect(data()?.noise).toBe(0.3))
    await user.click(screen.getByRole('button', { name: 'Re-draw the data' }))
    type('Kept for testing, %', '50')
    await waitFor(() => expect(data()?.testShare).toBe(0.5))
    await user.click(screen.getByRole('button', { name: 'x squared' }))
    await waitFor(() =>
      expect(recipe().net).toBe(
        'data:circles,rows:40,noise:0.3,draw:2,test:0.5,features:x.y.x2,hidden:2tanh',
      ),
    )
    expect(screen.getByText('20 rows to train on, 20 to test with.')).toBeTruthy()
    expect(store.getState().history.past).toHaveLength(5)
  })

  test('of Iris have columns that are inputs, of which two lie in a plane', async () => {
    const { user, data, recipe, store } = await opened('#model=network&net=data:iris,hidden:3tanh&tool=data')
    const chip = (name: string): HTMLElement => screen.getByRole('button', { name, pressed: true })
    await user.click(chip('sepal length'))
    await user.click(chip('sepal width'))
    await waitFor(() => expect(data()?.columns).toEqual(['petal length', 'petal width']))
    expect(recipe().net).toBe('data:iris,inputs:petal length.petal width,hidden:3tanh')
    expect(store.getState().compiled.recipe.field?.axes).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'sepal length', pressed: false }))
    await user.click(screen.getByRole('button', { name: 'sepal width', pressed: false }))
    await waitFor(() => expect(recipe().net).toBe('data:iris,hidden:3tanh'))
  })

  test('without any feature are refused: the network stays until one is chosen', async () => {
    const { user, recipe } = await opened()
    await user.click(screen.getByRole('button', { name: 'x' }))
    await waitFor(() => expect(recipe().model).toMatchObject({ inputs: ['y'] }))
    await user.click(screen.getByRole('button', { name: 'y' }))
    await waitFor(() => expect(problems()).toEqual(['There are no inputs: choose at least one feature.']))
    expect(recipe().model).toMatchObject({ inputs: ['y'] })
    await user.click(screen.getByRole('button', { name: 'sine of x' }))
    await waitFor(() => expect(recipe().model).toMatchObject({ inputs: ['sinx'] }))
    expect(problems()).toEqual([])
  })
})

describe('rows', () => {
  test('show which is in view; another of the batch becomes it by a click', async () => {
    const { user, store } = await opened()
    const table = within(screen.getByRole('table', { name: 'Rows of the data' }))
    await user.click(screen.getByRole('checkbox', { name: 'Only this batch' }))
    expect(table.getAllByRole('row')).toHaveLength(11)
    await user.click(table.getByRole('button', { name: /sample 4 of this batch/ }))
    await waitFor(() => expect(store.getState().sample).toBe(3))
    const row = table.getByRole('button', { name: /sample 4 of this batch/ }).closest('tr')!
    expect(row.getAttribute('aria-current')).toBe('true')
    expect(row.textContent).toContain('in view')
    expect(row.textContent).toContain(String(store.getState().row + 1))
  })
})

describe('one’s own table', () => {
  test('is pasted: columns, target, task and scaling are guessed and can be chosen', async () => {
    const { user, recipe, data } = await opened('#model=mazur')
    put(GOOD)
    await waitFor(() =>
      expect(data()?.own).toMatchObject({ inputs: ['age', 'height'], target: 'kind', task: 'binary' }),
    )
    expect(field().value).toBe(GOOD)
    expect(recipe().model).toMatchObject({ loss: 'binaryCrossEntropy' })
    expect(screen.getAllByText(/^\(x − [\d.]+\) \/ /)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'age' }))
    await waitFor(() => expect(data()?.own?.inputs).toEqual(['height']))
    fireEvent.change(screen.getByRole('combobox', { name: 'Inputs are' }), { target: { value: 'minmax' } })
    await waitFor(() => expect(data()?.own?.scaling).toBe('minmax'))
    fireEvent.change(screen.getByRole('combobox', { name: 'Target' }), { target: { value: 'age' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'It is' }), { target: { value: 'regression' } })
    await waitFor(() =>
      expect(recipe()).toMatchObject({ task: 'regression', model: { loss: 'meanSquaredError' } }),
    )
  })

  test('with cells that are no numbers is refused row by row, each leads to its cell, and what was typed stays; mended, it is one thing to undo', async () => {
    const { user, recipe, store } = await opened('#model=mazur')
    put(BAD)
    await waitFor(() =>
      expect(problems()).toEqual([
        'Row 3, column height: “x” is not a number. Type a number, or delete the row.',
        'Row 5, column age: The cell is empty. Type a number, or delete the row.',
      ]),
    )
    expect(recipe().id).toBe('mazur')
    await user.click(screen.getAllByRole('button', { name: 'Go there' })[0]!)
    expect(document.activeElement).toBe(field())
    expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe('x')
    put(BAD.replace('x', '7').replace('\n,6', '\n2,6'))
    await waitFor(() => expect(recipe().samples.length).toBeGreaterThan(0))
    await waitFor(() => expect(recipe().title).toBe('2-4-1 network on Your own table'))
    expect(problems()).toEqual([])
    store.getState().undo()
    await waitFor(() => expect(recipe().id).toBe('mazur'))
  })

  test('says which columns are left out; one that is mended becomes an input', async () => {
    const { data } = await opened('#model=mazur')
    const told = () => screen.queryByRole('list', { name: 'Columns left out' })?.textContent
    put('a,b,y\n1,foo,3\n4,5,6')
    await waitFor(() => expect(data()?.own).toMatchObject({ inputs: ['a'], target: 'y' }))
    expect(told()).toBe(
      '“b” is left out: 1 cell holds no number. Row 2: “foo” is not a number. Type a number, or delete the row.',
    )
    put('a,b,y\n1,2,3\n4,5,6')
    await waitFor(() => expect(data()?.own?.inputs).toEqual(['a', 'b']))
    expect(told()).toBeUndefined()
    put('a,b,c,d,e,f,g\n1,x,x,x,x,x,3\n4,y,y,y,y,y,6\n7,z,z,z,z,z,9')
    await waitFor(() => expect(data()?.own?.target).toBe('g'))
    const list = screen.getByRole('list', { name: 'Columns left out' })
    expect([list.childElementCount, list.lastElementChild?.textContent]).toEqual([4, 'And 2 more columns.'])
  })

  test('that is none is told and kept while another tool is open', async () => {
    const { store } = await opened()
    fireEvent.click(set('Your own table'))
    put('nothing but words')
    await waitFor(() => expect(problems()[0]).toMatch(/one column only/))
    store.getState().showTool('stops')
    await screen.findByRole('list', { name: 'Conditions' })
    store.getState().showTool('data')
    await waitFor(() => expect(field().value).toBe('nothing but words'))
    expect(problems()).toHaveLength(1)
  })

  test('is dropped as a file anywhere on the tool', async () => {
    const { data } = await opened()
    const file = new File([GOOD], 'rows.csv', { type: 'text/csv' })
    Object.defineProperty(file, 'text', { value: async () => GOOD })
    const tool = document.querySelector('.data')!
    fireEvent.drop(tool, { dataTransfer: { files: [file], types: ['Files'], getData: () => '' } })
    await waitFor(() => expect(data()?.own?.text).toBe(GOOD))
  })

  test('too long for a link says so; a model that was saved is opened again', async () => {
    const { data, recipe, store } = await opened()
    const long = `x,y,t\n${Array.from({ length: 2000 }, (_, i) => `${i}.25,${i % 7},${i % 3}.5`).join('\n')}`
    fireEvent.click(set('Your own table'))
    put(long)
    await waitFor(() => expect(data()?.own?.text).toBe(long))
    expect(screen.getByText(/too long for a link/)).toBeTruthy()
    const { build, edits } = recipe()
    store.getState().undo()
    await waitFor(() => expect(data()?.set).toBe('circles'))
    fireEvent.click(set('Your own table'))
    put(JSON.stringify({ version: 1, build, edits }))
    await waitFor(() => expect(data()?.own?.text).toBe(long))
  })
})

describe('a single sample', () => {
  test('is typed by hand with names and becomes a data set of one row', async () => {
    const { user, recipe, data } = await opened('#model=mazur')
    await user.click(screen.getByText('A single sample, typed by hand'))
    fireEvent.change(screen.getByRole('textbox', { name: 'Name of input 1' }), { target: { value: 'heat' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Number of input 1' }), {
      target: { value: 'warm' },
    })
    await user.click(screen.getByRole('button', { name: 'Use these numbers' }))
    expect(screen.getByRole('alert').textContent).toMatch(/^heat: “warm” is not a number/)
    fireEvent.change(screen.getByRole('textbox', { name: 'Number of input 1' }), { target: { value: '0.3' } })
    await user.click(screen.getByRole('button', { name: 'Use these numbers' }))
    await waitFor(() => expect(data()?.own?.text).toBe('heat,x2,t\n0.3,0.1,1'))
    expect(recipe().samples).toMatchObject([{ inputs: [0.3, 0.1], targets: [1] }])
  })

  test('is also the one in view', async () => {
    const { user, recipe, store } = await opened()
    const { inputs } = recipe().samples[store.getState().row]!
    await user.click(screen.getByText('A single sample, typed by hand'))
    await user.click(screen.getByRole('button', { name: 'Only this sample' }))
    await waitFor(() => expect(recipe().samples).toHaveLength(1))
    expect(recipe().samples[0]!.inputs).toEqual(inputs)
  })
})
