import { BLANK, type DataFile, type Line, line } from './code.ts'
import { float, listLines, tableLines } from './literals.ts'
import { type CodeSource, ITERATIONS, type NetworkSource, rateOf, samplesOf } from './source.ts'

/** What arrays are made with: Python's own lists, NumPy's or PyTorch's arrays. */
export interface ArrayMaker {
  readonly open: string
  readonly close: string
}

/** Samples that stand in a program; more are read from a file. */
export const MOST_INLINE = 300

const FILE = 'samples.csv'

/** What a program says of itself. */
export const headLines = ({ recipe, iteration }: CodeSource, how: string, learns = true): readonly Line[] => {
  const title = recipe.title.replace(/[\r\n]+/g, ' ')
  const updates = iteration === 1 ? '1 update' : `${iteration.toLocaleString('en')} updates`
  const after = !learns ? '' : iteration === 0 ? ', before training' : `, after ${updates}`
  return [
    line(`# ${title} ${how}${after}.`),
    line(
      learns
        ? '# It trains on from here and prints each iteration with its loss.'
        : '# It prints the iteration, what is computed, and its gradients.',
    ),
  ]
}

/** `for iteration in range(7, 17):` */
export const loopLine = ({ iteration, iterations = ITERATIONS }: CodeSource): Line =>
  line(`for iteration in range(${iteration}, ${iteration + iterations}):`)

/** The learning rate, the settings of the optimizer and the size of a batch. */
export const settingLines = (
  source: CodeSource,
  settings: readonly string[],
  batch: number,
): readonly Line[] => [
  line(`learning_rate = ${float(rateOf(source))}`),
  ...settings.map((text) => line(text)),
  ...(batch > 1 || source.recipe.samples.length > 1 ? [line(`batch_size = ${batch}`)] : []),
]

const csvOf = ({ model, ...source }: NetworkSource): DataFile => {
  const names = [...model.inputs, ...(model.layers.at(-1)?.neurons ?? []).map((n) => `target_${n.name}`)]
  const rows = samplesOf(source).map((s) => [...s.inputs, ...s.targets].join(','))
  return { name: FILE, text: `${[names.join(','), ...rows].join('\n')}\n` }
}

const readLines = (count: number, inputs: number, { open, close }: ArrayMaker): readonly Line[] => [
  line(`# The ${count.toLocaleString('en')} samples are in ${FILE}, to be downloaded beside this program.`),
  line(`with open("${FILE}") as file:`),
  line('    samples = [[float(x) for x in row.split(",")] for row in file.readlines()[1:]]'),
  line(`X = ${open}[sample[:${inputs}] for sample in samples]${close}  # inputs`),
  line(`T = ${open}[sample[${inputs}:] for sample in samples]${close}  # targets`),
]

/**
 * The training samples: one as `a0` and `t`, several as rows of `X` and `T`, many in a file. With `batched` even one
 * sample is a row.
 */
export const dataLines = (
  source: NetworkSource,
  maker: ArrayMaker,
  batched = false,
): { readonly lines: readonly Line[]; readonly file: DataFile | null } => {
  const samples = samplesOf(source)
  const { open, close } = maker
  const [first] = samples
  if (samples.length === 1 && first && !batched)
    return {
      lines: [
        ...listLines(`a0 = ${open}`, first.inputs.map(float), `${close}  # inputs`),
        ...listLines(`t = ${open}`, first.targets.map(float), `${close}  # targets`),
      ],
      file: null,
    }
  if (samples.length > MOST_INLINE)
    return { lines: readLines(samples.length, source.model.inputs.length, maker), file: csvOf(source) }
  const table = (name: string, remark: string, of: (s: (typeof samples)[number]) => readonly number[]) =>
    tableLines(
      `${name} = ${open}`,
      samples.map((s) => ({ items: of(s).map(float) })),
      `${close}  # ${remark}`,
    )
  return {
    lines: [
      ...table('X', 'inputs, a row per sample', (s) => s.inputs),
      ...table('T', 'targets', (s) => s.targets),
    ],
    file: null,
  }
}

/** Functions that draw the order of the samples as it is drawn on the page; none where they stand in order. */
export const orderLines = ({ recipe }: CodeSource): readonly Line[] =>
  recipe.shuffled !== true || recipe.samples.length < 2
    ? []
    : [
        '# The order of the samples: drawn anew for every epoch, from the seed.',
        `seed = ${recipe.seed}`,
        '',
        'def random_numbers(seed):',
        '    """Numbers in [0, 1), by mulberry32."""',
        '    state = seed & 0xFFFFFFFF',
        '    while True:',
        '        state = (state + 0x6D2B79F5) & 0xFFFFFFFF',
        '        x = (state ^ state >> 15) * (1 | state) & 0xFFFFFFFF',
        '        x ^= (x + (x ^ x >> 7) * (61 | x)) & 0xFFFFFFFF',
        '        yield (x ^ x >> 14) / 2**32',
        '',
        '@lru_cache(maxsize=2)',
        'def epoch_order(epoch):',
        '    """The rows of an epoch in their order, by the shuffle of Fisher and Yates."""',
        '    random = random_numbers(seed + (epoch + 1) * 0x9E3779B1)',
        '    order = list(range(len(X)))',
        '    for i in range(len(X) - 1, 0, -1):',
        '        j = int(next(random) * (i + 1))',
        '        order[i], order[j] = order[j], order[i]',
        '    return order',
      ].map((text) => (text === '' ? BLANK : line(text)))

/** The import that `orderLines` needs. */
export const orderImport = (source: CodeSource): readonly Line[] =>
  orderLines(source).length > 0 ? [line('from functools import lru_cache')] : []

/** The rows of an iteration's batch. */
export const rowLines = ({ recipe }: CodeSource): readonly Line[] => [
  line('positions = range(iteration * batch_size, (iteration + 1) * batch_size)'),
  line(
    recipe.shuffled
      ? 'rows = [epoch_order(i // len(X))[i % len(X)] for i in positions]'
      : 'rows = [i % len(X) for i in positions]',
  ),
]
