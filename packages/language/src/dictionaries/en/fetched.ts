// Fetched data: only a form that fetches brings these words.
export const fetched: Record<string, string> = {
  'fetched.loading': 'Fetching information from {source} …',
  'fetched.came': 'The information has been fetched from {source}',
  'fetched.when': 'Fetched from {source} {time}',
  'fetched.away': 'We cannot fetch information from {source} right now. Enter it yourself to go on.',
  'fetched.unknown': '{source} has no information we can show here. Enter it yourself to go on.',
  'fetched.protected': 'Your information at {source} is protected, so we do not show it here. You do not have to enter it.',
  'fetched.none': 'Not stated',
  'fetched.again': 'Try fetching again',
  'fetched.wrong': 'Is something wrong?',
  'fetched.wrong-label': 'Write what is wrong',
  'fetched.wrong-hint': 'What you write is sent along, so that the case worker sees it. It does not correct the information at {source}.',
  'fetched.not-wrong': 'Undo. Everything is right',
};
