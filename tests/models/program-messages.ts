/** A mistyped program: what is underlined, what is said of it, and the program with the offered repair made. */
export interface Message {
  readonly typed: string
  readonly from: number
  readonly to: number
  readonly message: string
  readonly mended: string | null
}

/** What students type that is no program (>), what they are told of which piece (^, or | where it is empty), and the repair (=). */
const TABLE = `
> x = [1, 2]
      ^ There are no lists; brackets are round.
> x = [a + b] * c
      ^ There are no lists; brackets are round.
= x = (a + b) * c
> a[0] + 1
   ^ There are no lists and no places in them: give each number a name of its own, such as x1.
> a.data * 2
   ^^^^^ A name stands for its number: leave .data out.
= a * 2
> w.grad
   ^^^^^ Gradients are computed for you: leave .grad out.
= w
> w.data = 3
  ^^^^^^ A number is given to the name itself: w = 2.
> a == b
    ^^ Comparisons are not among the operations; a single = gives a name its value.
> a + b == c
        ^^ Comparisons are not among the operations; a single = gives a name its value.
> a <= b
    ^ < has no place here: comparisons and logic are not among the operations.
> a != b
    ^ ! has no place here: comparisons and logic are not among the operations.
> a // b
    ^^ Division without a remainder, //, is not among the operations; / divides.
= a / b
> a //= 2
    ^^^ Only a name can be changed with //=, at the beginning of a statement.
> a % b
    ^ % has no place here: the remainder % is not among the operations.
> x @ w
    ^ @ has no place here: the matrix product @ is not among the operations; numbers are multiplied with *.
> lambda x: x
  ^^^^^^ Python’s “lambda” is not read here: an expression stands by itself, without a function around it.
> f = lambda x: x**2
      ^^^^^^ Python’s “lambda” is not read here: an expression stands by itself, without a function around it.
> for i in range(10): x = x + i
  ^^^ Python’s “for” is not read here: programs here are assignments and expressions, one after the other.
> if a > b: c = 1
  ^^ Python’s “if” is not read here: a choice of two numbers is written max(a, b) or relu(a).
> c = a if a > b else b
        ^^ Python’s “if” is not read here: a choice of two numbers is written max(a, b) or relu(a).
> def f(x): return x
  ^^^ Python’s “def” is not read here: programs here are assignments and expressions, one after the other.
> return a
  ^^^^^^ Python’s “return” is not read here: programs here are assignments and expressions, one after the other.
> f(x) = x**2
  ^^^^ Functions cannot be made here: give the expression itself a name, f = ….
= f = x**2
> a, b = 1, 2
   ^ A comma stands between the arguments of a function only. Give each name its value by itself: a = 1; b = 2.
> x = 0,5
       ^ A comma stands between the arguments of a function only; a decimal number has a point.
= x = 0.5
> x = 1, 5
       ^ A comma stands between the arguments of a function only. Give each name its value by itself: a = 1; b = 2.
> exp(0,5)
  ^^^^^^^^ exp takes one number, not 2. A decimal number has a point.
= exp(0.5)
> 2x
   ^ An operator is missing between “2” and “x”: products are written with *.
= 2*x
> 2(a + b)
   ^ An operator is missing between “2” and “(”: products are written with *.
= 2*(a + b)
> a(b + c)
  ^ There is no function “a”. There are exp, log, sqrt, sin, cos, tanh, sigmoid, relu, max and more; to multiply, write *.
= a*(b + c)
> ab(c)
  ^^ There is no function “ab”. There are exp, log, sqrt, sin, cos, tanh, sigmoid, relu, max and more; to multiply, write *.
= ab*(c)
> (a)(b)
     ^ An operator is missing before “(”.
= (a)*(b)
> 3.4.5
     ^^ This number has a second decimal point.
> 1..2
    ^^ This number has a second decimal point.
> “a”
  ^ “ has no place here: texts have no place in a computation; leave it out.
> x' + 1
   ^ ' has no place here: names have no primes; write x1 or dx.
> x' + y'
   ^ Names have no primes: write x1 or dx for the other one.
> x′
   ^ ′ has no place here: names have no primes; write x1 or dx.
> \\frac{a}{b}
  ^ \\ has no place here: a fraction is written a / b.
> \\sigma(x)
  ^^^^^^ \\ has no place here: LaTeX’s \\sigma is written σ.
= σ(x)
> a \\cdot b
    ^^^^^ \\ has no place here: LaTeX’s \\cdot is written *.
= a * b
> \\left(a\\right)
  ^^^^^ \\ has no place here: brackets are written without LaTeX.
= (a\\right)
> x^{2}
    ^ There are no lists; brackets are round.
= x^(2)
> {a}
  ^ There are no lists; brackets are round.
= (a)
> |x|
  ^ | has no place here: for the absolute value write abs(…).
> n!
   ^ ! has no place here: factorials are not among the operations.
> a ? b : c
    ^ ? has no place here: a choice of two numbers is written max(a, b) or relu(a).
> a && b
    ^ & has no place here: comparisons and logic are not among the operations.
> 'abc'
  ^^^^^ Texts have no place in a computation: expected a number, a name or a bracket.
> f'{a}'
  ^^^^^^ Texts have no place in a computation: expected a number, a name or a bracket.
> 
  | There is nothing to compute yet. Write an expression, such as L = (a*b + c) * f.
> # only
        | There is nothing to compute yet. Write an expression, such as L = (a*b + c) * f.
> exp = 2; exp(3)
              ^ exp is a number here and no function.
= exp = 2; exp*(3)
> 2 = a
    ^ Only a name can be given a value: a single name stands before =, and = stands once in a statement.
> a + b = c
        ^ Only a name can be given a value: a single name stands before =, and = stands once in a statement.
> a =
    ^ After = a value is missing: expected a number, a name or a bracket.
> = 3
  ^ Before = a name is missing: a value is given to a name, such as a = 1.
> a = b = 3
        ^ Only a name can be given a value: a single name stands before =, and = stands once in a statement.
> a +
    ^ After + something is missing: expected a number, a name or a bracket.
> * a
  ^ Expected a number, a name or a bracket, but found “*”.
> a * / b
      ^ Expected a number, a name or a bracket, but found “/”.
> )
  ^ Expected a number, a name or a bracket, but found “)”.
> a + b)
       ^ This ) closes no bracket.
= a + b
> (a + b
  ^ This bracket is never closed: expected ).
= (a + b)
> (a + b⏎c = 3
  ^ This bracket is never closed: expected ).
= (a + b)⏎c = 3
> max(a,⏎b = 2
           ^ No name is given a value between brackets. Is a ) missing before?
> max(a⏎, b
     ^ This bracket is never closed: expected ).
= max(a⏎, b)
> f = max(a, b⏎g = 2
         ^ This bracket is never closed: expected ).
= f = max(a, b)⏎g = 2
> ()
  ^^ There is nothing between these brackets: expected a number, a name or a bracket.
> relu()
  ^^^^^^ relu takes one number, not 0.
> relu(a, b)
  ^^^^^^^^^^ relu takes one number, not 2.
> max(a)
  ^^^^^^ max takes 2 numbers or more, not 1.
> foo.exp(1)
  ^^^ There is no module foo: functions are called by their name, exp(…).
= exp(1)
> foo.bar(1)
      ^^^ There is no function “bar”. There are exp, log, sqrt, sin, cos, tanh, sigmoid, relu, max and more; to multiply, write *.
> np.dot(a, b)
     ^^^ There is no function “dot”. There are exp, log, sqrt, sin, cos, tanh, sigmoid, relu, max and more; to multiply, write *.
> math.inf
  ^^^^^^^^ math has no number inf here: there are pi and e, and functions such as math.exp(…).
> math.
  ^^^^ After math. a function is missing, such as math.exp(…).
> sigmod(x)
  ^^^^^^ There is no function “sigmod”. Did you mean sigmoid?
= sigmoid(x)
> sigmod x
         ^ An operator is missing before “x”.
= sigmod * x
> sin x
  ^^^ sin is a function: what it is applied to stands in brackets after it, sin(…).
= sin(x)
> tanh
  ^^^^ tanh is a function: what it is applied to stands in brackets after it, tanh(…).
> x.relu
   ^^^^^ A function after a point is called with brackets: .relu().
> x.
   ^ After a point the name of a function is missing, as in .relu().
> x.backward(
            ^ backward() is called with empty brackets.
> a = True
      ^^^^ Python’s “True” is not read here: comparisons and logic are not among the operations.
> not a
  ^^^ Python’s “not” is not read here: comparisons and logic are not among the operations.
> 5 + 0x1F
       ^^^ An operator is missing between “0” and “x1F”: products are written with *.
= 5 + 0*x1F
> √x
  ^ √ has no place here: for the square root write sqrt(…).
> a b
    ^ An operator is missing before “b”.
= a * b
> a = a
      ^ a has no value yet: its first one is given by this very statement. Give it a number before, such as a = 1.
> a += 1
  ^ a has no value yet: its first one is given by this very statement. Give it a number before, such as a = 1.
> b = a; a = 2
      ^ a has no value yet: its first one is given below, on line 1. Move that statement up.
> b = a⏎a = 2
      ^ a has no value yet: its first one is given below, on line 2. Move that statement up.
> x.exp(2)
  ^ There is no module x: functions are called by their name, exp(…).
= exp(2)
> Value(2.0, label='a')
  ^^^^^ A number that is made with Value has a name: a = Value(…).
> a = Value(b)
            ^ Between the brackets of Value stands a number, such as Value(2.0).
> x := 3
    ^ A : has no meaning here: programs here are assignments and expressions, one after the other.
> a = 1e999
      ^^^^^ This number is too large; the largest is 1.7976931348623157e+308.
> print(x
         | There is nothing to compute yet. Write an expression, such as L = (a*b + c) * f.
> a = input()
      ^^^^^ There is no function “input”. There are exp, log, sqrt, sin, cos, tanh, sigmoid, relu, max and more; to multiply, write *.
> sum([a, b])
      ^ There are no lists; brackets are round.
> averyveryverylongnamethatgoesonandonandon + 1
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This name is too long: a name has at most 32 letters.
> a <- 3
    ^ < has no place here: comparisons and logic are not among the operations.
> a = 2 b = 3
        ^ Here another statement begins: it stands on a line of its own, or after a “;”.
= a = 2; b = 3
> L = (a + b * c
      ^ This bracket is never closed: expected ).
= L = (a + b * c)
> y = w*x + + b *
                ^ After * something is missing: expected a number, a name or a bracket.
> sin 2
  ^^^ sin is a function: what it is applied to stands in brackets after it, sin(…).
= sin(2)
> log x + 1
  ^^^ log is a function: what it is applied to stands in brackets after it, log(…).
= log(x) + 1
> 3x² + 2x + 1
   ^ An operator is missing between “3” and “x”: products are written with *.
= 3*x² + 2x + 1
> \\cdot
  ^^^^^ \\ has no place here: LaTeX’s \\cdot is written *.
= *
> x = .
      ^ Expected a number, a name or a bracket, but found “.”.
> elif x
  ^^^^ Python’s “elif” is not read here: a choice of two numbers is written max(a, b) or relu(a).
> x = y z; w = 3
        ^ An operator is missing before “z”.
= x = y * z; w = 3
> f = a +⏎b
        ^ After + something is missing: expected a number, a name or a bracket.
`

const ROW = /^> (?<typed>.*)\n {2}(?<gap> *)(?<mark>\^+|\|) (?<message>.*)(?:\n= (?<mended>.*))?$/gm

const lines = (text: string): string => text.replaceAll('⏎', '\n')

/** The rows of the table. */
export const messages: readonly Message[] = [...TABLE.matchAll(ROW)].map(({ groups = {} }) => {
  const { typed = '', gap = '', mark = '', message = '', mended } = groups
  const from = gap.length
  return {
    typed: lines(typed),
    from,
    to: from + (mark === '|' ? 0 : mark.length),
    message,
    mended: mended === undefined ? null : lines(mended),
  }
})
