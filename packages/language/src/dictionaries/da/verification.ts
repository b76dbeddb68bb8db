// Words around the code that a receipt is checked by.
export const verification: Record<string, string> = {
  'verification.heading': 'Kan kvitteringen kontrolleres?',
  'verification.text': 'Ja. Alle, du viser kvitteringen til, kan se, om den er ægte: Skan QR-koden, eller skriv kontrolkoden på {page}. Det kræver ikke log ind, og siden viser ingen af dine oplysninger.',
  'verification.code': 'Kontrolkode',
  'verification.qr': 'QR-kode, der fører til kontrollen af denne kvittering. Kontrolkoden ved siden af fører til det samme.',
  'verification.open': 'Kontrollér kvitteringen',
};
