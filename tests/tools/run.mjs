import { resolve } from 'node:path'

// Node 20 cannot run TypeScript itself: vite compiles the named script and runs its `main`.
const [script, ...args] = process.argv.slice(2)
if (!script) throw new Error('Name the TypeScript file to run')
// Loading a script makes vite choose development, and what the script then builds would be React's slow build.
process.env.NODE_ENV = 'production'
const { runnerImport } = await import('vite')
const { module } = await runnerImport(resolve(script), { configFile: false, logLevel: 'error' })
await module.main(args)
