import type { OwnData } from '../../src/models/build.ts'

/** A table that cannot be used as chosen, and everything that is said of it: place and sentence on one line. */
export interface TableMessage {
  readonly case: string
  readonly text: string
  readonly own?: Partial<OwnData>
  readonly says: readonly string[]
}

const classes = { task: 'classes', inputs: ['x'] } as const
const binary = { task: 'binary', inputs: ['x'] } as const
const one = { inputs: ['x'] } as const

/** A cell in place of a number, and what is said of it. */
const cell = (text: string, message: string): TableMessage => ({
  case: `the cell ${text || 'is empty'}`,
  text: `x,y,t\n1,2,3\n1,${text},3`,
  says: [`Row 3, column y: ${message}`],
})

const cells: readonly TableMessage[] = [
  cell('', 'The cell is empty. Type a number, or delete the row.'),
  cell('abc', '“abc” is not a number. Type a number, or delete the row.'),
  cell('1 2', '“1 2” is not a number. Type a number, or delete the row.'),
  cell('0x10', '“0x10” is not a number. Type a number, or delete the row.'),
  cell('x'.repeat(50), `“${'x'.repeat(40)}…” is not a number. Type a number, or delete the row.`),
  cell('NA', '“NA” stands for a missing number. Type a number, or delete the row.'),
  cell('NaN', '“NaN” stands for a missing number. Type a number, or delete the row.'),
  cell('?', '“?” stands for a missing number. Type a number, or delete the row.'),
  cell('-inf', '“-inf” is infinite. Type a finite number, or delete the row.'),
  cell('Infinity', '“Infinity” is infinite. Type a finite number, or delete the row.'),
  cell('1e999', '“1e999” is too large: numbers go up to 1e100. Use a larger unit.'),
  cell('"1,000"', '“1,000” groups its digits. Type them without separators.'),
  cell('"1.000,5"', '“1.000,5” groups its digits. Type them without separators.'),
  cell('"1,5"', '“1,5” has a decimal comma. Type a point instead.'),
  cell('12 %', '“12 %” is a percentage. Type the number alone.'),
]

const rows: readonly TableMessage[] = [
  {
    case: 'nothing',
    text: '',
    says: ['The table is empty. Paste rows of numbers with a row of names on top.'],
  },
  {
    case: 'blank lines',
    text: '\n  \r\n\n',
    says: ['The table is empty. Paste rows of numbers with a row of names on top.'],
  },
  {
    case: 'one column',
    text: 'x y t\n1 2 3',
    says: [
      'There is one column only, and a table needs two: one for the input and one for the target. Separate cells by commas, semicolons or tabs.',
    ],
  },
  {
    case: 'names alone',
    text: 'x,y,t\n',
    says: ['There are names but no rows below them. Add at least one row.'],
  },
  {
    case: 'rows of other lengths, blank lines counted',
    text: 'x,y,t\n1,2\n\n1,2,3,4\n7',
    says: [
      'Row 2: It has 2 cells where the first row has 3. Add what is missing.',
      'Row 4: It has 4 cells where the first row has 3. Put a cell with commas in it in quotes, or delete what is too much.',
      'Row 5: It has 1 cell where the first row has 3. Add what is missing.',
    ],
  },
  {
    case: 'a row with a semicolon too many',
    text: 'x;y;t\n1;2;3\n1;2;3;4',
    says: [
      'Row 3: It has 4 cells where the first row has 3. Put a cell with semicolons in it in quotes, or delete what is too much.',
    ],
  },
  {
    case: 'a column without a name',
    text: 'x,,t\n1,2,3',
    says: ['Row 1: Column 2 has no name. Type one, or delete the column.'],
  },
  {
    case: 'names given twice and three times, below a blank line',
    text: '\nx,t,x,x\n1,2,3,4',
    says: [
      'Row 2, column x: Columns 1 and 3 have the same name. Give each a name of its own.',
      'Row 2, column x: Columns 1 and 4 have the same name. Give each a name of its own.',
    ],
  },
  {
    case: 'a long name',
    text: `x,${'y'.repeat(201)},t\n1,2,3`,
    says: [`Row 1, column ${'y'.repeat(40)}…: The name has 201 characters; it may have 200. Shorten it.`],
  },
  {
    case: 'a quote that is not closed, rows counted with line breaks in cells',
    text: 'x,y,t\n"1\n2",2,3\n1,"2,3\n1,2,3',
    says: ['Row 3: A quote is opened here and never closed. Close it, or delete it.'],
  },
  {
    case: 'a quote that is not closed, below old line ends',
    text: 'x,y,t\r1,2,3\r1,"2,3',
    says: ['Row 3: A quote is opened here and never closed. Close it, or delete it.'],
  },
  {
    case: 'text after a closing quote',
    text: 'x,y,t\n1,"2"3,4',
    says: ['Row 2: A quoted cell goes on after its closing quote. Write a quote within a cell twice: "".'],
  },
  {
    case: '5,001 rows',
    text: `x,y,t\n${'1,2,3\n'.repeat(5001)}`,
    says: ['The table has 5,001 rows; it may have 5,000. Leave out 1.'],
  },
  {
    case: 'a long text',
    text: `x,y,t\n${'1,2,3\n'.repeat(333_333)}`,
    says: ['The table is 2,000,004 characters long; it may have 2,000,000. Leave rows or columns out.'],
  },
  {
    case: 'more problems than are listed',
    text: `x,y,t\n1,2,3\n${'a,b,3\n'.repeat(13)}`,
    says: [
      ...Array.from(
        { length: 13 },
        (_, i) => `Row ${i + 3}, column x: “a” is not a number. Type a number, or delete the row.`,
      ),
      ...Array.from(
        { length: 7 },
        (_, i) => `Row ${i + 3}, column y: “b” is not a number. Type a number, or delete the row.`,
      ),
      '6 more',
    ],
  },
]

const columns: readonly TableMessage[] = [
  {
    case: 'no input',
    text: 'x,t\n1,2',
    own: { inputs: [] },
    says: ['No column is an input. Choose at least one.'],
  },
  {
    case: '65 inputs',
    text: 'x,t\n1,2',
    own: { inputs: Array.from({ length: 65 }, (_, k) => `x${k}`) },
    says: ['65 columns are inputs; there may be 64. Leave out 1.'],
  },
  {
    case: 'an input that is no column, nearly',
    text: 'height,t\n1,2',
    own: { inputs: ['hieght'] },
    says: ['Column hieght: The table has no such column. Is it “height”?'],
  },
  {
    case: 'a target that is no column',
    text: 'x,u\n1,2',
    own: one,
    says: ['Column t: The table has no such column. Choose from “x”, “u”.'],
  },
  {
    case: 'a target among the inputs',
    text: 'x,t\n1,2',
    own: { inputs: ['x', 't'] },
    says: ['Column t: This column is both an input and the target. Leave it out of the inputs.'],
  },
  {
    case: 'an input chosen twice',
    text: 'x,t\n1,2',
    own: { inputs: ['x', 'x'] },
    says: ['Column x: This column is an input twice. Choose it once.'],
  },
  {
    case: 'an input of words',
    text: 'x,t\nred,2\nblue,3',
    own: one,
    says: [
      'Column x: None of its cells holds a number that can be used: such as “red”. Leave it out of the inputs.',
    ],
  },
  {
    case: 'an input without any cell',
    text: 'x,t\n,2\n,3',
    own: one,
    says: [
      'Column x: None of its cells holds a number that can be used: every cell is empty. Leave it out of the inputs.',
    ],
  },
  {
    case: 'a target of words',
    text: 'x,t\n1,cat\n2,dog',
    own: one,
    says: [
      'Column t: None of its cells holds a number that can be used: such as “cat”. Choose another target, or predict classes.',
    ],
  },
  {
    case: 'a target that is not a number once',
    text: 'x,t\n1,2\n2,dog',
    own: one,
    says: ['Row 3, column t: “dog” is not a number. Type a number, or delete the row.'],
  },
  {
    case: 'a class that is missing',
    text: 'x,t\n1,a\n2,\n3,b',
    own: classes,
    says: ['Row 3, column t: The cell is empty. Type its class, or delete the row.'],
  },
  {
    case: 'one class',
    text: 'x,t\n1,a\n2,a',
    own: binary,
    says: ['Column t: Every row is of the class “a”. Add rows of another one, or predict a number.'],
  },
  {
    case: 'eleven classes',
    text: `x,t\n${Array.from({ length: 11 }, (_, k) => `1,c${k}`).join('\n')}`,
    own: classes,
    says: [
      'Column t: There are 11 classes (“c0”, “c1”, “c10”, …); there may be 10. Choose another target, or predict a number.',
    ],
  },
  {
    case: 'three classes for yes or no',
    text: 'x,t\n1,no\n2,yes\n3,maybe',
    own: binary,
    says: [
      'Column t: There are 3 classes (“maybe”, “no”, “yes”); yes or no is about two. Choose one of several classes instead.',
    ],
  },
  {
    case: 'several problems at once, in the order of the columns',
    text: 'x,y,t\n1,b,3\na,2,4\n3,4,NA',
    says: [
      'Row 3, column x: “a” is not a number. Type a number, or delete the row.',
      'Row 2, column y: “b” is not a number. Type a number, or delete the row.',
      'Row 4, column t: “NA” stands for a missing number. Type a number, or delete the row.',
    ],
  },
]

/** Every way in which a table can be bad. */
export const tableMessages: readonly TableMessage[] = [...cells, ...rows, ...columns]
