import type { ReactNode } from 'react';

/** What shows above the edge of an open malle, by the name of its drawing. */
const DEDANS: Readonly<Record<string, ReactNode>> = {
  cirque: (
    <>
      <circle cx="128" cy="78" r="19" className="bleu" />
      <path d="M110 73q18-9 36 0M112 87q16 8 32 0" />
      <circle cx="170" cy="66" r="15" className="plein" />
      <circle cx="206" cy="80" r="18" className="rose" />
      <path d="M206 62v36M190 72q16 8 32 0" />
      <path d="M232 92l16-38 8 3-13 35z" className="vert" />
      <path d="M246 48q14-14 22 2" className="acc" />
    </>
  ),
  relaxation: (
    <>
      <path d="M104 70q24-12 48 0-6 14 0 28h-48q6-14 0-28z" className="rose" />
      <path d="M126 80h4" />
      <path d="M160 76h48q-2 22-24 22t-24-22z" className="ambre" />
      <ellipse cx="184" cy="76" rx="24" ry="6" className="p" />
      <path d="M178 62l26-14" />
      <circle cx="207" cy="46" r="5" className="plein" />
      <path d="M244 96V58" />
      <path d="M244 66q-15-3-15-17 14 2 15 17zM244 74q15-3 15-17-14 2-15 17zM244 86q-15-3-15-16 14 1 15 16z" className="vert" />
    </>
  ),
  jeux: (
    <>
      <path d="M104 66l24-9 24 9v32h-48z" className="bleu" />
      <path d="M104 66l24 9 24-9M128 75v23" />
      <circle cx="115" cy="84" r="2.5" className="v" />
      <circle cx="140" cy="78" r="2.5" className="v" />
      <circle cx="140" cy="90" r="2.5" className="v" />
      <path d="M168 98q0-20 10-22a12 12 0 1 1 12 0q10 2 10 22z" className="plein" />
      <path d="M214 60l40-10 10 42-40 10z" className="p" />
      <path d="M224 58l10 42M238 54l10 42M217 74l40-10M220 88l40-10" className="fin" />
    </>
  ),
  parents: (
    <>
      <circle cx="122" cy="64" r="7" className="ambre" />
      <circle cx="152" cy="64" r="7" className="ambre" />
      <circle cx="137" cy="80" r="20" className="ambre" />
      <path d="M130 77v2M144 77v2M132 88q5 4 10 0" />
      <rect x="176" y="66" width="30" height="30" rx="3" className="bleu" />
      <path d="M185 90l6-16 6 16M187 85h8" className="fin" />
      <path d="M216 96l20-44 12 6-18 42z" className="vert" />
      <circle cx="252" cy="70" r="13" className="rose" />
      <circle cx="252" cy="70" r="5" className="p" />
    </>
  ),
  radio: (
    <>
      <path d="M106 96V82a24 24 0 0 1 48 0v14" />
      <rect x="100" y="80" width="14" height="20" rx="5" className="plein" />
      <rect x="146" y="80" width="14" height="20" rx="5" className="plein" />
      <rect x="176" y="46" width="24" height="38" rx="12" className="bleu" />
      <path d="M176 60h24M176 68h24" className="fin" />
      <path d="M170 70a18 18 0 0 0 36 0M188 88v10" />
      <rect x="218" y="62" width="44" height="36" rx="5" className="vert" />
      <circle cx="231" cy="79" r="6" className="p" />
      <circle cx="250" cy="79" r="6" className="p" />
      <path d="M250 62l8-16" className="acc" />
    </>
  ),
  cuisine: (
    <>
      <path d="M102 72h56v26h-56z" className="bleu" />
      <path d="M96 72h68M102 82h-8M158 82h8" />
      <path d="M120 62q-5-6 0-11M138 62q-5-6 0-11" className="acc" />
      <path d="M182 98l6-40" />
      <path d="M188 60q-11-6-6-18 4-6 10-5t8 8q1 13-12 15z" className="ambre" />
      <path d="M212 98l12-46q12 20 0 46z" className="p" />
      <path d="M236 98V70q-8-2-8-11a9 9 0 0 1 14-6 9 9 0 0 1 16 0 9 9 0 0 1 14 6q0 9-8 11v28z" className="rose" />
      <path d="M238 82h24" className="fin" />
    </>
  ),
};

/** A malle that nobody has drawn: what comes out of it is for each to imagine. */
const AUTRE: ReactNode = (
  <>
    <rect x="108" y="62" width="34" height="36" rx="3" className="bleu" />
    <path d="M116 72h18M116 81h12" className="fin" />
    <path d="M180 44l7 14 16 2-12 11 3 16-14-8-14 8 3-16-12-11 16-2z" className="ambre" />
    <circle cx="240" cy="78" r="18" className="rose" />
    <path d="M228 72q12-10 24 0" />
  </>
);

/** An open malle, with what is in it peeping out; whatever the name, something is drawn. */
export function DessinDeMalle({ dessin }: { dessin: string | null }) {
  return (
    <svg className="dessin dessin--malle" viewBox="0 0 360 190" aria-hidden="true">
      <path d="M70 94 92 42h176l22 52z" className="c" />
      <path d="M82 94 100 52h160l18 42z" className="fond fin" />
      {(dessin === null ? undefined : DEDANS[dessin]) ?? AUTRE}
      <rect x="58" y="94" width="244" height="72" rx="6" className="p" />
      <path d="M58 112h244M90 94v72M270 94v72" />
      <rect x="166" y="103" width="28" height="24" rx="4" className="v" />
      <path d="M180 112v6" className="serrure" />
      <path d="M40 166h280" className="d" />
    </svg>
  );
}
