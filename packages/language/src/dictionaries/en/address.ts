// What an address field says when addresses are looked up or may be foreign.
export const address: Record<string, string> = {
  'address.search': 'Search for the address',
  'address.search-hint': 'Enter street and house number, and choose the address from the list',
  'address.searching': 'Searching …',
  'address.none': 'No addresses match. Check the spelling, or enter the address yourself',
  'address.away': 'We cannot look up addresses right now. Enter the address yourself. What you have written comes along',
  'address.chosen': 'You have chosen {label}',
  'address.further': 'Go on choosing: {label}',
  'address.to-manual': 'Enter the address yourself',
  'address.to-search': 'Search for the address instead',
  'address.to-foreign': 'The address is outside Denmark',
  'address.to-danish': 'The address is in Denmark',
  'address.country': 'Country',
  'address.lines': 'Address',
  'address.lines-hint': 'Street, house number and, if any, building or area. At most 6 lines',
  'address.postalCode': 'Postal code',
  'address.city': 'Town or city',
};
