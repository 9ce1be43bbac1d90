document.title = 'Backstep'
