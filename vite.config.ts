import { createHash } from 'node:crypto'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'

/** The inline scripts of a page as the policy names them: by their digests. */
const digestsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )

const policyOf = (html: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' ${digestsOf(html).join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ')

/** The dev server injects inline scripts, so the policy is written into built pages only, once they are complete. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOf(html) },
        injectTo: 'head-prepend',
      },
    ],
  },
}

/**
 * Pictures for links must be named by their whole address: where `BACKSTEP_URL` says where the folder will be hosted,
 * such as `https://example.org/backstep/`, it is written into the page.
 */
const socialPicture: Plugin = {
  name: 'social-picture',
  transformIndexHtml: (html) => {
    const home = process.env.BACKSTEP_URL
    if (!home) return html
    const at = new URL(home.endsWith('/') ? home : `${home}/`)
    return html
      .replace('content="./about/social.png"', `content="${new URL('about/social.png', at)}"`)
      .replace(
        '<meta property="og:type"',
        `<meta property="og:url" content="${at}">\n    <meta property="og:type"`,
      )
  },
}

export default defineConfig({
  base: './',
  plugins: [react(), socialPicture, contentSecurityPolicy],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One script for all that the first screen needs: in pieces it compresses worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
  },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    setupFiles: ['tests/seed.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/bench/**'],
  },
})
