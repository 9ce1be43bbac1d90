import { describe, expect, test, vi } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import { readProgram } from '../../src/models/program.ts'
import { leafStatesOf, withProgram } from '../../src/models/typed.ts'
import { recipeOf } from '../models/program-recipe.ts'
import { settle } from './fake-clock.ts'
import { memoryAddress } from './memory-address.ts'
import { opened, type Store, whereIs } from './opened-store.ts'

/** A store at a link, once what the link needs has been loaded. */
const openedAt = async (hash: string): Promise<Store> => {
  const store = await opened({ address: memoryAddress(hash).address })
  const changed = () => store.getState().compiled.recipe !== mazur || store.getState().notices.length > 0
  await vi.waitFor(() => expect(changed()).toBe(true))
  await settle()
  return store
}

const noticesOf = (store: Store): readonly string[] => store.getState().notices.map((n) => n.text)

const programOf = (store: Store): string | undefined => store.getState().compiled.recipe.program

const linkOf = (program: string, rest = ''): string => `#program=${encodeURIComponent(program)}${rest}`

describe('a link with a program', () => {
  test('brings back the text, numbers, roles and ranges, and prints the same link again', async () => {
    const hash =
      '#model=typed&program=c%20=%20a*b%20+%20d%0Ac**2&eta=0.1&edits=least.a:-5,most.a:12,a:7.25,b:-0.5,a:trained,b:fixed'
    const store = await openedAt(hash)
    const { recipe, graph } = store.getState().compiled
    expect(recipe).toMatchObject({ id: 'typed', program: 'c = a*b + d\nc**2' })
    expect(noticesOf(store)).toEqual([])
    expect([...leafStatesOf(recipe)]).toEqual([
      ['a', { value: 7.25, written: null, role: 1, least: -5, most: 12 }],
      ['b', { value: -0.5, written: null, role: 0, least: undefined, most: undefined }],
      ['d', { value: 1, written: null, role: 2, least: undefined, most: undefined }],
    ])
    const b = graph.nodes.findIndex((n) => n.name === 'b')
    const { trace } = store.getState()
    expect(trace!.cellsAt(trace!.length)[b]).toBe(-0.5)
    const link = store.getState().link()
    const again = await openedAt(link)
    expect(again.getState().compiled.recipe).toEqual(recipe)
    expect(again.getState().link()).toBe(link)
  })

  test('needs no model, and gives back an input that an example trains', async () => {
    const store = await openedAt('#program=a*b&edits=a:trained')
    expect(store.getState().compiled.recipe).toMatchObject({ id: 'typed', program: 'a*b' })
    const { recipe } = store.getState().compiled
    const back = await openedAt(store.getState().link().replace('a:trained', 'a:input'))
    expect(leafStatesOf(back.getState().compiled.recipe).get('a')!.role).toBe(2)
    expect(leafStatesOf(recipe).get('a')!.role).toBe(1)
  })

  test('opens its place', async () => {
    const store = await openedAt('#program=a*b&step=3&iteration=2&by=write')
    expect(whereIs(store)).toEqual([2, 3])
  })

  test('that cannot be read says where, keeps the text as a draft and opens the tool to mend it', async () => {
    const store = await openedAt(linkOf('a = 1\nL = sigmod(a)'))
    const { compiled, draft, tool } = store.getState()
    expect(compiled.recipe).toBe(mazur)
    expect([draft, tool]).toEqual(['a = 1\nL = sigmod(a)', { id: 'expression', of: '' }])
    expect(noticesOf(store)).toEqual([
      'Ignored in the link: program, line 2, column 5 (There is no function “sigmod”. Did you mean sigmoid?).',
    ])
  })

  test('counts, where the link names another model as well', async () => {
    const store = await openedAt('#model=colah&program=a*b')
    expect(programOf(store)).toBe('a*b')
    expect(noticesOf(store)[0]).toContain('model “colah” (expected typed)')
  })

  test.each([
    ['signs that links use themselves', 'a = b # 100 % & more? = "yes"\nc = a + 1/2 ; c^2'],
    ['other scripts and faces', '# 😀 größer, 重み\nθ = 0.5\nσ(θ · w₁)'],
    ['every kind of space and line end', 'a =\t2\r\n\u00a0b = a\n\n a*b'],
    ['10,000 characters', `a*b # ${'ü'.repeat(9994)}`],
  ])('brings back %s', async (_, program) => {
    const store = await openedAt(linkOf(program))
    expect(noticesOf(store)).toEqual([])
    expect(programOf(store)).toBe(program)
    const again = await openedAt(store.getState().link())
    expect(programOf(again)).toBe(program)
  })

  test('has half a pair of a character replaced, which no link can hold', async () => {
    const store = await opened({ recipe: recipeOf('a*b # \ud83d') })
    expect(store.getState().link()).toContain('program=a*b%20%23%20%EF%BF%BD')
  })

  test.each([
    ['#program=', 'program “” (expected a program of 1 to 10,000 characters)'],
    [`#program=${'a'.repeat(10_001)}`, 'expected a program of 1 to 10,000 characters'],
    ['#program=%E0%A4', 'its percent-encoding is broken'],
    ['#model=typed', 'model “typed” (expected '],
  ])('%s is refused with a line', async (hash, line) => {
    const store = await openedAt(hash)
    expect(store.getState().compiled.recipe).toBe(mazur)
    expect(noticesOf(store)).toHaveLength(1)
    expect(noticesOf(store)[0]).toMatch(/^Ignored in the link: [^;]*\.$/)
    expect(noticesOf(store)[0]).toContain(line)
    expect(store.getState().draft).toBeNull()
  })

  test.each([
    ['#model=typed&step=2', 'model “typed”'],
    ['#model=nowhere&step=2', 'model “nowhere”'],
    [`#program=${'a'.repeat(10_001)}&step=2`, 'program “aaa'],
  ])('that is refused leaves a typed model in view: %s', async (hash, line) => {
    const store = await openedAt('#program=a*b')
    store.getState().openLink(hash)
    expect(programOf(store)).toBe('a*b')
    expect(whereIs(store)).toEqual([0, 2])
    expect(noticesOf(store)).toHaveLength(1)
    expect(noticesOf(store)[0]).toContain(line)
    expect(store.getState().draft).toBeNull()
  })

  test('has edits of what the program does not have left out and named', async () => {
    const store = await openedAt('#program=a*b&edits=z:3,a:2,c:trained,least.b:x')
    expect(leafStatesOf(store.getState().compiled.recipe).get('a')!.value).toBe(2)
    expect(noticesOf(store)[0]).toMatch(
      /“z:3” \(this model has nothing of that name\).*“c:trained”.*“least.b:x”/,
    )
  })

  test.each([
    ['#model=nowhere', 'model “nowhere”'],
    ['#model=%F0%9F%98%80', 'model “😀”'],
  ])('%s: the library is loaded before the name is refused', async (hash, line) => {
    const store = await openedAt(hash)
    expect(noticesOf(store)[0]).toContain(line)
    expect(noticesOf(store)[0]).toContain('colah')
  })
})

describe('a program that is typed on', () => {
  const typeOn = (store: Store, text: string): void => {
    const read = readProgram(text)
    if (!read.ok) throw new Error(read.problem.message)
    store.getState().putRecipe(withProgram(store.getState().compiled.recipe, text, read.program))
  }

  test('keeps place and graph where only a comment changes', async () => {
    const store = await openedAt('#program=a*b%20+%20c&edits=a:3&step=5&by=write')
    const { graph } = store.getState().compiled
    typeOn(store, 'a*b + c # a comment')
    await settle()
    expect(whereIs(store)).toEqual([0, 5])
    expect(store.getState().compiled.graph).toBe(graph)
    expect(store.getState().link()).toContain('edits=a:3')
  })

  test('keeps its place too where it came from a file', async () => {
    const store = await opened()
    await store.getState().replaceRecipe(JSON.parse(JSON.stringify(recipeOf('a*b + c'))))
    store.getState().goTo(5)
    typeOn(store, 'a*b + c # a comment')
    await settle()
    expect(whereIs(store)).toEqual([0, 5])
  })

  test('keeps its place where a comment makes a worked example one’s own, trained numbers and rate too', async () => {
    const store = await openedAt('#model=micrograd-lecture&step=9&by=write&iteration=2')
    const { recipe } = store.getState().compiled
    const before = store.getState().loss
    typeOn(store, `${recipe.program} # mine`)
    await vi.waitFor(() => expect(store.getState().compiled.recipe.id).toBe('typed'))
    await settle()
    expect(whereIs(store)).toEqual([2, 9])
    expect(store.getState().loss).toBe(before)
  })

  test('begins again where what a leaf is changes', async () => {
    const store = await openedAt('#model=micrograd-lecture&step=9&by=write')
    store.getState().edit('trainable.a', 0)
    await settle()
    expect(whereIs(store)).toEqual([0, 0])
  })

  test('begins again where the graph changes', async () => {
    const store = await openedAt('#program=a*b%20+%20c&step=5&by=write')
    typeOn(store, 'a*b - c')
    await settle()
    expect(whereIs(store)).toEqual([0, 0])
  })

  test.each(['2', 'a', '0**0', 'log(-1)', '1/0', 'a = 3\nb = 4'])(
    'shows %j like any other',
    async (program) => {
      const store = await openedAt(linkOf(program))
      expect(noticesOf(store)).toEqual([])
      store.getState().setAspect(1.5)
      store.getState().last()
      await settle()
      const { compiled, trace, playhead } = store.getState()
      expect(trace!.length).toBe(compiled.schedule.length)
      expect(playhead.step).toBe(compiled.schedule.length)
      await vi.waitFor(() => expect(store.getState().layout).not.toBeNull())
      store.getState().goToIteration(3, 1)
      await settle()
      expect(whereIs(store)).toEqual([3, 1])
      expect(noticesOf(store)).toEqual([])
    },
  )
})
