import type { Part } from '../base/parts-field.ts';
import { PartsField } from '../base/parts-field.ts';

const tokens: Record<string, string> = { street: 'address-line1', postalCode: 'postal-code', postalDistrict: 'address-level2' };

/**
 * @summary A Danish address, typed by parts. The value is an object of them.
 * @tagname fk-address-field
 */
export class FkAddressField extends PartsField {
  static override readonly kind = 'address' as const;
  static override readonly parts: readonly Part[] = [
    { name: 'street', size: 30 },
    { name: 'houseNumber', size: 5 },
    { name: 'floor', size: 4, optional: true },
    { name: 'door', size: 4, optional: true },
    { name: 'postalCode', size: 4, numeric: true },
    { name: 'postalDistrict', size: 24 },
  ];

  /** Autofill is for the citizen's own address only, so only when the page says so. */
  protected override tokenOf(part: string): string | undefined {
    return (this.autocomplete ?? this.definition?.autocomplete) ? tokens[part] : undefined;
  }
}
