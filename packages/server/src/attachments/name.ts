import type { AttachmentRef } from '@faelles/schemas/answers.js';

const longest = 200;

/**
 * The name of a file as the browser sent it (percent-encoded UTF-8), fit to be shown and handed out: no folders, no
 * control or direction marks (U+202E shows "gpj.exe" as "exe.jpg"), not empty, not endless.
 */
export function cleanName(header: string | null): string {
  let name = header ?? '';
  try {
    name = decodeURIComponent(name);
  } catch {
    // Not encoded as agreed: taken as it stands.
  }
  const bare = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  return cut(bare) || 'file';
}

function cut(name: string): string {
  const signs = [...name];
  if (signs.length <= longest) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 6 ? name.slice(dot) : '';
  return signs.slice(0, longest - extension.length).join('') + extension;
}

const extensions: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
};

/**
 * Content-Disposition that makes a browser save the file and never show it. A name whose ending does not say what the
 * content is gets one that does: `plan.exe` that holds a PDF is saved as `plan.exe.pdf`.
 */
export function disposition({ name, type }: Pick<AttachmentRef, 'name' | 'type'>): string {
  const right = extensions[type];
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const full = right && !right.includes(ending) ? `${name}.${right[0]}` : name;
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}
