interface Lieu {
  numero: number;
  structure: string;
  km: number | null;
  distance: string;
}

interface Props {
  depuis: string;
  /** Kilometres within which one looks; null: wherever. */
  rayon: number | null;
  lignes: readonly Lieu[];
}

const HAUT = 40;
const ETAGE = 30;
/** Nearer than this part of the whole, two marks stand one above the other. */
const SERRE = 0.06;
const ETAGES = 3;

/** A step that people count in: five at most on the ruler. */
const pasDe = (loin: number) => [5, 10, 20, 25, 50, 100].find((pas) => loin <= pas * 5) ?? Math.ceil(loin / 500) * 100;

/** Marks from the nearest, each at a height where it hides none; those of one place are one mark. */
function placer(lignes: readonly Lieu[], bout: number) {
  const parKm = new Map<number, number[]>();
  for (const { km, numero } of lignes) if (km !== null) parKm.set(km, [...(parKm.get(km) ?? []), numero]);
  const derniers: number[] = [];
  return [...parKm]
    .sort(([a], [b]) => a - b)
    .map(([km, numeros]) => {
      const part = km / bout;
      let etage = derniers.findIndex((dernier) => part - dernier >= SERRE);
      if (etage === -1) etage = derniers.length < ETAGES ? derniers.length : ETAGES - 1;
      derniers[etage] = part;
      return { km, part, etage, libelle: numeros.length > 1 ? `${numeros[0]}+` : String(numeros[0]) };
    });
}

/** How far each result is, on one line; the list says the same. */
export function RegleDeDistances({ depuis, rayon, lignes }: Props) {
  const situees = lignes.filter(({ km }) => km !== null);
  if (situees.length < 2) return null;
  const pas = pasDe(Math.max(...situees.map(({ km }) => km ?? 0), rayon ?? 0, 1));
  const bout = Math.max(pas, Math.ceil(Math.max(...situees.map(({ km }) => km ?? 0), rayon ?? 0) / pas) * pas);
  const marques = placer(situees, bout);
  const etages = Math.max(...marques.map(({ etage }) => etage));
  const ligne = HAUT + etages * ETAGE + 16;
  const pour = (part: number) => `${(part * 100).toFixed(1)}%`;
  const dit = situees.map(({ structure, distance }) => `${structure}\u00a0: ${distance}`).join(', ');
  return (
    <figure className="feuille regle-de-distances">
      <svg className="regle" height={ligne + 36} role="img" aria-label={`De 0 à ${bout} km depuis ${depuis}. ${dit}`}>
        {rayon !== null && <rect className="regle__rayon" x="0" y={ligne - 7} width={pour(rayon / bout)} height="14" rx="7" />}
        <line className="regle__ligne" x1="0" x2="100%" y1={ligne} y2={ligne} />
        {Array.from({ length: bout / pas + 1 }, (_, rang) => rang * pas).map((km) => (
          <g key={km} className="regle__pas">
            <line className="regle__ligne" x1={pour(km / bout)} x2={pour(km / bout)} y1={ligne - 5} y2={ligne + 5} />
            <text x={pour(km / bout)} y={ligne + 29} textAnchor={km === 0 ? 'start' : km === bout ? 'end' : 'middle'}>
              {km === 0 ? depuis : `${km} km`}
            </text>
          </g>
        ))}
        {marques.map(({ km, part, etage, libelle }) => {
          const y = ligne - 26 - etage * ETAGE;
          return (
            <g key={km} className="regle__marque">
              <line x1={pour(part)} x2={pour(part)} y1={y} y2={ligne} />
              <circle cx={pour(part)} cy={y} r="13" />
              <text x={pour(part)} y={y + 5} textAnchor="middle">
                {libelle}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
