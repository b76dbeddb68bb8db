// What a bank account field says when there is more than one way to be paid.
export const account: Record<string, string> = {
  'bank-account.nemKonto': 'To my NemKonto',
  'bank-account.nemKonto-hint': 'The account you already get payments from the public sector into. You need not enter a number',
  'bank-account.account': 'To another Danish account',
  'bank-account.account-only': 'To a Danish account',
  'bank-account.iban': 'To an account outside Denmark',
  'bank-account.iban-label': 'IBAN',
  'bank-account.iban-hint': 'Country code, check digits and account number, for example DK50 0040 0440 1162 43. You find it in your online bank',
};
