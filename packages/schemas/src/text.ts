import * as z from 'zod/mini';

/** Words for a citizen per language (BCP 47 tag). Danish is mandatory: it is the language of administration. */
export const Text = z.catchall(z.object({ da: z.string().check(z.minLength(1)) }), z.string().check(z.minLength(1)));
export type Text = { da: string; [language: string]: string };

/** A link in a text. Only these schemes can be written, so a definition cannot smuggle `javascript:` into a page. */
export const Href = z.string().check(z.regex(/^(https:\/\/|mailto:|tel:|\/(?!\/)|#)/));

/** A piece of running text: exactly one of its members is set. */
export const Block = z.union([
  z.strictObject({ heading: Text }),
  z.strictObject({ paragraph: Text }),
  z.strictObject({ list: z.array(Text).check(z.minLength(1)) }),
  z.strictObject({ link: z.strictObject({ label: Text, href: Href }) }),
  z.strictObject({ notice: Text }),
]);
export type Block = z.infer<typeof Block>;
