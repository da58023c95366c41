import { encode } from 'uqr';

export interface Qr {
  /** Side of the square, in modules, its quiet zone included. */
  cote: number;
  /** One path of the dark modules, a run at a time. */
  trace: string;
}

/** A QR code as one path: small, and drawn by our own SVG. @param texte what a telephone reads */
export function qrDe(texte: string): Qr {
  // Four light modules around: the standard's quiet zone, which old telephones need.
  const { data, size } = encode(texte, { ecc: 'M', border: 4 });
  const traits = data.flatMap((rangee, y) => {
    const rangs: string[] = [];
    for (let x = 0; x < rangee.length; x++) {
      if (!rangee[x] || rangee[x - 1]) continue;
      let fin = x;
      while (rangee[fin]) fin++;
      rangs.push(`M${x} ${y}h${fin - x}v1h-${fin - x}z`);
    }
    return rangs;
  });
  return { cote: size, trace: traits.join('') };
}
