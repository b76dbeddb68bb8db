// Words of the choice between two versions of a draft.
export const versions: Record<string, string> = {
  'wizard.conflict': 'Ansøgningen er ændret et andet sted',
  'wizard.conflict-lead': 'Den er gemt fra en anden fane eller enhed kl. {time}. Her er det, der er forskelligt. Vælg, hvilke svar du vil beholde. Intet bliver overskrevet, før du har valgt.',
  'wizard.conflict-alike': 'Svarene er ens. Det er kun trinnet, der er et andet.',
  'wizard.conflict-here': 'Her',
  'wizard.conflict-there': 'Det andet sted',
  'wizard.conflict-none': 'Ikke besvaret',
  'wizard.conflict-theirs': 'Brug svarene fra det andet sted',
  'wizard.conflict-mine': 'Behold svarene her',
};
