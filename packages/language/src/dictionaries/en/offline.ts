// Words for when the line is down; fetched while it is up.
export const offline: Record<string, string> = {
  'wizard.draft.kept': 'Not sent to us yet. The draft was saved encrypted in this browser at {time} and will be sent when there is a connection',
  'journey.kept-lead': 'Your answers from {time} were kept encrypted in this browser because there was no connection. They are back and are being saved with us now.',
};
