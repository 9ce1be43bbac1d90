import { dirname, join, normalize } from 'node:path/posix'
import { parseSync, Visitor } from 'vite'

/** One import or re-export of a module: what it names, and whether the compiler erases it. */
export type ImportFact = { readonly target: string; readonly typeOnly: boolean }

/** What the architecture rules look at in one source file. */
export type ModuleFacts = {
  readonly path: string
  readonly lines: number
  readonly imports: readonly ImportFact[]
  /** Forbidden constructs, each as a short phrase. */
  readonly findings: readonly string[]
  readonly createsWorker: boolean
}

const resolveTarget = (path: string, source: string): string =>
  source.startsWith('.') ? normalize(join(dirname(path), source.replace(/\?.*$/, ''))) : source

const nameOf = (node: object): string => ('name' in node && typeof node.name === 'string' ? node.name : '')

const calledName = (callee: object): string =>
  'property' in callee && callee.property instanceof Object ? nameOf(callee.property) : nameOf(callee)

const importFacts = (path: string, source: string): ImportFact[] => {
  const { program } = parseSync(path, source)
  const imports: ImportFact[] = []
  const add = (target: string, typeOnly: boolean): void => {
    imports.push({ target: resolveTarget(path, target), typeOnly })
  }
  new Visitor({
    ImportDeclaration: (node) => {
      const inline =
        node.specifiers.length > 0 &&
        node.specifiers.every((each) => each.type === 'ImportSpecifier' && each.importKind === 'type')
      add(node.source.value, node.importKind === 'type' || inline)
    },
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type')
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') add(String(node.source.value), false)
    },
    TSImportType: (node) => add(String(node.source.value), true),
  }).visit(program)
  return imports
}

const codeFindings = (path: string, source: string): { findings: string[]; createsWorker: boolean } => {
  const { program, errors, comments } = parseSync(path, source)
  const findings = errors.map((error) => `does not parse: ${error.message}`)
  let createsWorker = false
  const call = (callee: object): void => {
    const name = calledName(callee)
    if (name === 'eval') findings.push('eval')
    if (name === 'Function') findings.push('new Function')
  }
  new Visitor({
    CallExpression: (node) => call(node.callee),
    NewExpression: (node) => {
      call(node.callee)
      if (/^(Shared)?Worker$/.test(calledName(node.callee))) createsWorker = true
    },
    Identifier: (node) => {
      if (node.name === 'eval') findings.push('eval')
    },
    TSAnyKeyword: () => {
      findings.push('any')
    },
    TSEnumDeclaration: () => {
      findings.push('enum')
    },
    ExportDefaultDeclaration: () => {
      findings.push('default export')
    },
    ExportAllDeclaration: () => {
      findings.push('barrel')
    },
    ExportNamedDeclaration: (node) => {
      if (!node.declaration) return
      const between = comments.some(
        (comment) => comment.value.startsWith('*') && /^\s*$/.test(source.slice(comment.end, node.start)),
      )
      if (!between)
        findings.push(`undocumented export in line ${source.slice(0, node.start).split('\n').length}`)
    },
    MemberExpression: (node) => {
      if (nameOf(node.object) === 'Math' && nameOf(node.property) === 'random') findings.push('Math.random')
    },
  }).visit(program)
  const statements = program.body
  const reexports = statements.filter((each) => each.type === 'ExportNamedDeclaration' && each.source)
  if (statements.length > 0 && reexports.length === statements.length) findings.push('barrel')
  return { findings: [...new Set(findings)], createsWorker }
}

/** Reads the facts of one module from its text; `path` is relative to the project, with forward slashes. */
export const moduleFacts = (path: string, source: string): ModuleFacts => ({
  path,
  lines: source.split('\n').length - (source.endsWith('\n') ? 1 : 0),
  imports: importFacts(path, source),
  ...codeFindings(path, source),
})
