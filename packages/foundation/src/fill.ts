/** What can be put into a message: words, numbers. */
export type MessageParams = Record<string, string | number | boolean | undefined>;
/** Words by message key. */
export type Dictionary = Record<string, string>;

/** Puts `params` into the `{places}` of a message. */
export function fill(message: string, params: MessageParams = {}, language = 'da'): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? value.toLocaleString(language) : String(value ?? place);
  });
}
