const edge = 56;
/** Bytes of a picture that is still drawn small; decoding a larger one would stop the page for something nobody needs. */
const most = 25 * 1024 * 1024;

/**
 * A picture drawn small, to see that it is the right one; nothing when the browser cannot read it. It is drawn and not
 * linked: `default-src 'self'` lets no `blob:` address be shown, and need not for this.
 */
export async function smallPicture(file: Blob): Promise<HTMLCanvasElement | undefined> {
  if (file.size > most) return undefined;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.max(edge / picture.width, edge / picture.height);
    const canvas = document.createElement('canvas');
    canvas.className = 'picture';
    canvas.ariaHidden = 'true';
    // Twice as many dots as it measures, for dense screens.
    canvas.width = canvas.height = edge * 2;
    const [width, height] = [picture.width * scale * 2, picture.height * scale * 2];
    canvas.getContext('2d')!.drawImage(picture, edge - width / 2, edge - height / 2, width, height);
    picture.close();
    return canvas;
  } catch {
    return undefined;
  }
}
