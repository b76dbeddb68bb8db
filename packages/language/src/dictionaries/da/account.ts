// What a bank account field says when there is more than one way to be paid.
export const account: Record<string, string> = {
  'bank-account.nemKonto': 'Til min NemKonto',
  'bank-account.nemKonto-hint': 'Det er den konto, du allerede får offentlige udbetalinger på. Du skal ikke skrive et kontonummer',
  'bank-account.account': 'Til en anden dansk konto',
  'bank-account.account-only': 'Til en dansk konto',
  'bank-account.iban': 'Til en konto i udlandet',
  'bank-account.iban-label': 'IBAN',
  'bank-account.iban-hint': 'Landekode, kontroltal og kontonummer, for eksempel DK50 0040 0440 1162 43. Du finder det i din netbank',
};
