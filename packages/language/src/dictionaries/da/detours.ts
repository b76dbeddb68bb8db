// Words of what not every visit of a form needs: exit pages, the next error, entries of lists.
export const detours: Record<string, string> = {
  'wizard.exit.instead': 'Det kan du gøre i stedet',
  'wizard.exit.back': 'Har du svaret forkert? Gå tilbage, og ret dit svar.',
  'wizard.next-error.one': 'Næste fejl ({count} tilbage)',
  'wizard.next-error.other': 'Næste fejl ({count} tilbage)',
  'list.edit': 'Ret {entry} {number}',
  'list.done': 'Færdig med {entry} {number}',
  'list.undo': 'Fortryd: hent {entry} {number} tilbage',
  'list.restored': '{entry} {number} er hentet tilbage',
  'list.more.one': 'og {count} svar mere',
  'list.more.other': 'og {count} svar mere',
  'list.full': 'Du kan højst tilføje {count}',
  'list.nothing': 'Ikke udfyldt',

  'error.list.required': 'Tilføj mindst én i “{label}”',
  'error.list.too-few': 'Tilføj mindst {min} i “{label}”',
  'error.list.too-many': 'Der kan højst være {max} i “{label}”. Fjern en, eller gå videre',
};
