/** What only the file says. Everything else is in the document. */
interface PdfWords {
  reference: string;
  page(page: number, pages: number): string;
  /** What the picture is, for who does not see it. */
  qr: string;
  /** What the attached files are. */
  data: string;
  signature: string;
}

const words: Record<string, PdfWords> = {
  da: {
    reference: 'Kvittering',
    page: (page, pages) => `Side ${page} af ${pages}`,
    qr: 'QR-kode, der åbner siden, hvor kvitteringen kan tjekkes. Adressen og kontrolkoden står som tekst ved siden af.',
    data: 'Kvitteringen som data (JSON)',
    signature: 'Kvitteringen som data med myndighedens underskrift (JWS)',
  },
  en: {
    reference: 'Receipt',
    page: (page, pages) => `Page ${page} of ${pages}`,
    qr: 'QR code that opens the page where the receipt can be checked. The address and the code stand beside it as text.',
    data: 'The receipt as data (JSON)',
    signature: 'The receipt as data with the signature of the authority (JWS)',
  },
};

export const pdfWords = (language: string): PdfWords => words[language.split('-')[0]!] ?? words['da']!;
