// Words for when the line is down; fetched while it is up.
export const offline: Record<string, string> = {
  'wizard.draft.kept': 'Ikke sendt til os endnu. Kladden er gemt krypteret i denne browser kl. {time} og bliver sendt, når der er forbindelse',
  'journey.kept-lead': 'Dine svar fra {time} lå krypteret i denne browser, fordi der ikke var forbindelse. De er her igen og bliver gemt hos os nu.',
};
