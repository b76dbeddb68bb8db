/** The parts of a Danish address as they are typed. */
export type Typed = Record<string, string>;

/** `Prøvegade 12B, 2. th, 1050 København K`: parts as one line, as the register writes it. */
export function lineOf({ street = '', houseNumber = '', floor = '', door = '', postalCode = '', postalDistrict = '' }: Typed): string {
  const storey = [floor && (/^(\d+|st)$/.test(floor) ? `${floor}.` : floor), door].filter(Boolean).join(' ');
  return [`${street} ${houseNumber}`, storey, `${postalCode} ${postalDistrict}`].map((part) => part.trim()).filter(Boolean).join(', ');
}

/**
 * What was typed in the search as parts, as far as they can be told apart; the rest stands in the street, so that
 * nothing is lost.
 */
export function partsOfLine(text: string): Typed {
  const line = text.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim();
  const postal = /(?:^|[, ]+)(\d{4}) (\D[^,]*)$|(?:^|[, ]+)(\d{4})$/.exec(line);
  const rest = postal ? line.slice(0, postal.index) : line;
  const found = /^(\D.*?) (\d{1,3} ?[a-zæøå]?)(?:, ?(.*))?$/i.exec(rest);
  const place = { ...(postal && { postalCode: postal[1] ?? postal[3]!, ...(postal[2] && { postalDistrict: postal[2].trim() }) }) };
  if (!found) return { street: rest.replace(/,$/, ''), ...place };
  const [, street = '', number = '', storey = ''] = found;
  const at = /^(st|kl|k[2-9]|\d{1,2})\.?(?: (.+))?$/i.exec(storey.trim());
  // What is no floor is a door or something else the citizen wrote: it stays where it can be seen.
  if (storey.trim() && !at) return { street, houseNumber: `${number}, ${storey}`, ...place };
  return { street, houseNumber: number, ...(at && { floor: at[1]!, ...(at[2] && { door: at[2].replace(/\.$/, '') }) }), ...place };
}
