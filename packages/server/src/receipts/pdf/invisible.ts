/**
 * One character that is part of a text and is not seen in it: soft hyphen, joiners, marks and isolates of direction,
 * variation selectors. What turns whole texts around (U+202A–U+202E) and tags (U+E0000–) are not among them: in a receipt
 * nothing may be hidden or made to look like something else, so they are shown by their number.
 */
export const invisible = /^[\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u2060-\u2064\u2066-\u2069\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]$/u;
