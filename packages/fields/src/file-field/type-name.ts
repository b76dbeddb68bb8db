const names: Record<string, string> = {
  'image/jpeg': 'JPEG', 'text/plain': 'TXT', 'application/zip': 'ZIP',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.oasis.opendocument.text': 'ODT',
};

/** A media type as people call it. */
export const typeName = (type: string): string => names[type] ?? (type.split('/')[1] ?? '').toUpperCase();
