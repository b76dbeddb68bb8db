/** Characters a NemSMS may have. */
export const SMS_LENGTH = 150;

/** A text as it travels over the mobile network. */
export type SmsMeasure = {
  /** As MeMo's schema counts them: Unicode characters. */
  characters: number;
  /** GSM 7-bit (3GPP TS 23.038), or UCS-2 as soon as one character is not in it. */
  encoding: 'gsm-7' | 'ucs-2';
  /** What the network counts: septets or 16-bit units. */
  units: number;
  /** Parts it is sent in: 160 septets or 70 units in one; each of several loses some to its number. */
  parts: number;
  /** At most 150, however one counts. */
  fits: boolean;
};

// 3GPP TS 23.038, the default alphabet and its extension; Danish letters are in it.
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const extension = new Set('\f^{}\\[~]|€');

/** How long a text is, counted in every way that matters. An extended character takes two septets. */
export function measureSms(text: string): SmsMeasure {
  const characters = [...text];
  const gsm = characters.every((sign) => basic.has(sign) || extension.has(sign));
  const units = gsm ? characters.reduce((sum, sign) => sum + (extension.has(sign) ? 2 : 1), 0) : text.length;
  const [alone, each] = gsm ? [160, 153] : [70, 67];
  return {
    characters: characters.length,
    encoding: gsm ? 'gsm-7' : 'ucs-2',
    units,
    parts: units <= alone ? 1 : Math.ceil(units / each),
    fits: characters.length <= SMS_LENGTH && units <= SMS_LENGTH,
  };
}

const plain: Record<string, string> = { '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '–': '-', '—': '-', '…': '...', '\u00a0': ' ', '\u202f': ' ' };

/** Typographic signs as the mobile alphabet has them, so that one dash does not halve the room. Letters stay as they are. */
export function smsSigns(text: string): string {
  return text.replace(/[’‘“”„–—…\u00a0\u202f]/g, (sign) => plain[sign]!).replace(/\s+/g, ' ').trim();
}
