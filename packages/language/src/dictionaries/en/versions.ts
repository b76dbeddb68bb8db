// Words of the choice between two versions of a draft.
export const versions: Record<string, string> = {
  'wizard.conflict': 'The application has been changed elsewhere',
  'wizard.conflict-lead': 'It was saved from another tab or device at {time}. This is what differs. Choose which answers to keep. Nothing is overwritten before you have chosen.',
  'wizard.conflict-alike': 'The answers are the same. Only the step is another.',
  'wizard.conflict-here': 'Here',
  'wizard.conflict-there': 'The other place',
  'wizard.conflict-none': 'Not answered',
  'wizard.conflict-theirs': 'Use the answers from the other place',
  'wizard.conflict-mine': 'Keep the answers here',
};
