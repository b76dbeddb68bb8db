// Words of the file field before there is a file; fetched with it.
export const files: Record<string, string> = {
  'field.file.types': 'The file must be a {types}.',
  'field.file.size': 'It can be at most {max}.',
  'field.file.choose': 'Choose a file',
  'field.file.choose-several': 'Choose files',
  'field.file.add': 'Add more files',
  'field.file.replace': 'Choose another file',
  'field.file.wait': 'Wait until the file has been sent before you go on',
  'field.file.count': 'You can choose up to {max} files.',
  'field.file.drop': 'or drag or paste it here',
  'field.file.drop-several': 'or drag or paste them here',
  'field.file.camera': 'Take a picture',
  'field.file.lost': 'The file could not be taken. Check your internet connection, and choose it again',

  'error.file.required': 'Choose a file for “{label}”',
};
