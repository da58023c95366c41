/** A paper that one signs or carries: its words alone, drawn by `pdf.server.tsx` on A4. */
export interface Papier {
  /** « OM-2026-031 » */
  reference: string;
  /** « vendredi 3 avril 2026 »: already a label. */
  etabliLe: string;
  titre: string;
  /** Who establishes it: name first, then kind, address, SIRET, one a line. */
  emetteur: string[];
  /** The paper in one sentence. */
  accroche: string;
  /** Ruled table: a heading, then one or several lines of text. */
  lignes: { titre: string; textes: string[] }[];
  /** Boxes left free for a hand: heading, then what is printed under the free space. */
  signatures: { titre: string; lignes: string[] }[];
  /** Small print above the foot. */
  mentions: string[];
  /** Left of the foot, beside « Page 1 sur 1 »: the network's name. */
  pied: string;
}
