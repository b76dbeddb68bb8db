import { PartsField } from '../base/parts-field.ts';

/**
 * @summary A Danish bank account: registration number and account number.
 * @tagname fk-bank-account-field
 */
export class FkBankAccountField extends PartsField {
  static override readonly kind = 'bank-account' as const;
  static override readonly secret = true;
  static override readonly parts = [
    { name: 'registrationNumber', size: 4, numeric: true },
    { name: 'accountNumber', size: 12, numeric: true },
  ];
}
