/** The calls a fault can be narrowed to. `page` is the hosted payment page. */
export const OPERATIONS = [
  'create',
  'retrieve',
  'reference',
  'charge',
  'cancel',
  'refund',
  'terminate',
  'retrieve-charge',
  'retrieve-refund',
  'page',
] as const;

export type Operation = (typeof OPERATIONS)[number];
