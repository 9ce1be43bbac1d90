// Components are waited for as long as a busy machine needs: what is loaded lazily may be seconds away there.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: 20_000 })
}

export {}
