// Words of what not every visit of a form needs: exit pages, the next error, entries of lists.
export const detours: Record<string, string> = {
  'wizard.exit.instead': 'What you can do instead',
  'wizard.exit.back': 'Did you answer by mistake? Go back and change your answer.',
  'wizard.next-error.one': 'Next error ({count} left)',
  'wizard.next-error.other': 'Next error ({count} left)',
  'list.edit': 'Edit {entry} {number}',
  'list.done': 'Done with {entry} {number}',
  'list.undo': 'Undo: bring {entry} {number} back',
  'list.restored': '{entry} {number} is back',
  'list.more.one': 'and {count} more answer',
  'list.more.other': 'and {count} more answers',
  'list.full': 'You can add {count} at most',
  'list.nothing': 'Not filled in',

  'error.list.required': 'Add at least one in “{label}”',
  'error.list.too-few': 'Add at least {min} in “{label}”',
  'error.list.too-many': 'There can be no more than {max} in “{label}”. Remove one, or go on',
};
