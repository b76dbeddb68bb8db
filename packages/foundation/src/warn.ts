const said = new Set<string>();

/**
 * Tells the developer of the page about a mistake, once per `id` and page.
 * Never put what a citizen wrote into `text`: consoles are collected by error services.
 */
export function warnOnce(id: string, text: string): void {
  if (said.has(id)) return;
  said.add(id);
  console.warn(`[faelles] ${text}`);
}
