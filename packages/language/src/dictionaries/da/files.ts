// Words of the file field before there is a file; fetched with it.
export const files: Record<string, string> = {
  'field.file.types': 'Filen skal være en {types}.',
  'field.file.size': 'Den må højst fylde {max}.',
  'field.file.choose': 'Vælg fil',
  'field.file.choose-several': 'Vælg filer',
  'field.file.add': 'Tilføj flere filer',
  'field.file.replace': 'Vælg en anden fil',
  'field.file.wait': 'Vent, til filen er sendt, før du går videre',
  'field.file.count': 'Du kan vælge op til {max} filer.',
  'field.file.drop': 'eller træk eller indsæt den her',
  'field.file.drop-several': 'eller træk eller indsæt dem her',
  'field.file.camera': 'Tag et billede',
  'field.file.lost': 'Filen kunne ikke tages imod. Tjek din internetforbindelse, og vælg den igen',

  'error.file.required': 'Vælg en fil til “{label}”',
};
