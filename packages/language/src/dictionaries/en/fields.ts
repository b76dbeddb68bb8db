// Words that fields carry themselves; labels and hints come from the definition.
export const fields: Record<string, string> = {
  // Around every field
  'field.optional': '(optional)',
  'field.error': 'Error:',
  'field.warning': 'Please note:',
  'field.help': 'Help with “{label}”',
  'field.source': 'Fetched from {source}',
  'field.readOnly': 'Cannot be changed here',
  'field.characters.one': 'You have {count} character left',
  'field.characters.other': 'You have {count} characters left',
  'field.charactersOver.one': 'You have written {count} character too many',
  'field.charactersOver.other': 'You have written {count} characters too many',
  'field.noPersonalData': 'Do not write personal information',
  'field.cprWarning': 'This looks like a CPR number. Delete it unless it is needed',
  'field.cprHint': 'Please check the CPR number once more. If it is correct, just go on',
  'field.futureBirthDate': 'The CPR number has a date of birth in the future. Please check the number',
  'field.phoneHint': 'Please check the number. Danish phone numbers do not usually begin with 0 or 1',

  // Dates
  'field.day': 'Day',
  'field.month': 'Month',
  'field.year': 'Year',
  'field.dateHint': 'For example 31 12 2026',

  // Choices
  'field.choose': 'Choose',
  'field.chooseOption': 'Choose from the list',
  'field.yes': 'Yes',
  'field.no': 'No',
  'field.or': 'or',
  'field.chooseMunicipality': 'Choose municipality',
  'field.chooseCountry': 'Choose country',
  'field.selected.one': '{count} chosen',
  'field.selected.other': '{count} chosen',

  // Show and hide what was typed
  'field.show': 'Show',
  'field.hide': 'Hide',
  'field.showValue': 'Show {label}',
  'field.hideValue': 'Hide {label}',

  // Address
  'field.street': 'Street',
  'field.houseNumber': 'House number',
  'field.floor': 'Floor',
  'field.floorHint': 'For example st (ground floor), 1 or kl (basement)',
  'field.door': 'Door',
  'field.doorHint': 'For example tv (left), mf (middle), th (right) or 12',
  'field.postalCode': 'Postal code',
  'field.postalDistrict': 'Town',
  'field.country': 'Country',
  'field.addressLine': 'Address line {number}',
  'field.protectedAddress': 'Protected address',

  // Bank account
  'field.registrationNumber': 'Registration number',
  'field.registrationNumberHint': '4 digits',
  'field.accountNumber': 'Account number',
  'field.accountNumberHint': 'No more than 10 digits',

  // Files
  'field.file.choose': 'Choose file',
  'field.file.chooseMany': 'Choose files',
  'field.file.chooseAnother': 'Choose another file',
  'field.file.drop': 'Drag files here, or choose them on your device',
  'field.file.hint': 'You can attach {types}. A file can be no larger than {max}',
  'field.file.count.one': 'No more than {count} file',
  'field.file.count.other': 'No more than {count} files',
  'field.file.uploading': 'Sending {file} …',
  'field.file.progress': '{file}: {percent}% sent',
  'field.file.scanning': 'Checking {file} for viruses …',
  'field.file.done': '{file} is attached',
  'field.file.removed': '{file} is removed',
  'field.file.remove': 'Remove {file}',
  'field.file.removeShort': 'Remove',
  'field.file.cancel': 'Stop sending {file}',
  'field.file.retry': 'Try {file} again',
  'field.file.failed': '{file} was not sent. Check your internet connection and try again',
  'field.file.infected': '{file} cannot be received, because it seems to contain a virus. Choose another file',
  'field.file.empty': '{file} is empty. Choose another file',
  'field.file.none': 'No files chosen',
  'field.file.list': 'Attached files',
  'field.file.size': '{size}',

  // Lists
  'field.list.add': 'Add {entry}',
  'field.list.addAnother': 'Add another {entry}',
  'field.list.remove': 'Remove {entry} {number}',
  'field.list.entry': '{entry} {number}',
  'field.list.added': '{entry} {number} is added',
  'field.list.removed': '{entry} {number} is removed',
  'field.list.undo': 'Undo',
  'field.list.empty': 'Nothing is added yet',
  'field.list.defaultEntry': 'row',

  // A field that cannot be shown
  'field.broken': 'This field cannot be shown. Your other answers are kept',
};
