// Words around a consent or a declaration; the text itself comes from the definition.
export const consent: Record<string, string> = {
  'consent.purpose': 'Formål',
  'consent.data': 'Oplysninger',
  'consent.from': 'Hentes fra',
  'consent.to': 'Gives til',
  'consent.validity': 'Gælder',
  'consent.refusal': 'Hvis du siger nej',
  'consent.withdrawal': 'Sådan trækker du samtykket tilbage',
  'consent.broken': 'Samtykket kan ikke vises. Du er ikke bundet til noget',
};
