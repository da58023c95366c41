import type { FormEvent } from 'react';

/** Longest side of a photo, in pixels: what the server keeps. */
const COTE = 1600;
/** Below, it is light enough. */
const OCTETS = 400_000;

/** Draws a photo that was just chosen smaller, before it travels. A photo that cannot be drawn is sent as it is. */
export function alleger(evenement: FormEvent<HTMLElement>): void {
  const champ = evenement.target;
  if (!(champ instanceof HTMLInputElement) || champ.type !== 'file') return;
  const photo = champ.files?.[0];
  if (!photo || photo.size < OCTETS || !photo.type.startsWith('image/')) return;
  void redessiner(photo)
    .then((legere) => {
      // Another one may have been chosen meanwhile.
      if (legere.size >= photo.size || champ.files?.[0] !== photo) return;
      const liste = new DataTransfer();
      liste.items.add(legere);
      champ.files = liste.files;
    })
    .catch(() => undefined);
}

async function redessiner(photo: File): Promise<File> {
  const image = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  const echelle = Math.min(1, COTE / Math.max(image.width, image.height));
  const toile = document.createElement('canvas');
  toile.width = Math.round(image.width * echelle);
  toile.height = Math.round(image.height * echelle);
  toile.getContext('2d')?.drawImage(image, 0, 0, toile.width, toile.height);
  const contenu = await new Promise<Blob | null>((rendre) => toile.toBlob(rendre, 'image/jpeg', 0.85));
  if (!contenu) return photo;
  return new File([contenu], photo.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
}
