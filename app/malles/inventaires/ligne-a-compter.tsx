import { useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { attacher, ErreursDeChamp, valeurDe } from '#app/ui/erreurs-de-champ.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { alleger } from './alleger.ts';
import { Compteur } from './compteur.tsx';
import {
  type ACompter,
  causeParDefaut,
  causesPour,
  champDe,
  LIBELLE_CAUSE_ECART,
  MAX_PRECISION_ECART,
  type OccasionDeCompter,
} from './inventaires.ts';

interface Props {
  objet: ACompter;
  occasion: OccasionDeCompter;
  formulaire: Formulaire | undefined;
  /** What was said of it already. */
  dits?: Readonly<Record<string, string>> | undefined;
  surCompte: (presents: number) => void;
}

/** One object: its counter, and what is to be said of it when some are missing. */
export function LigneACompter({ objet, occasion, formulaire, dits = {}, surCompte }: Props) {
  const { objetId, nom, aSavoir, attendu, prevu } = objet;
  const champ = champDe('n', objetId);
  const { id, phrases, enErreur, attributs } = attacher(champ, formulaire, false);
  const depart = valeurDe(formulaire, champ, String(prevu));
  const [tape, setTape] = useState(depart);
  const manque = /^\s*\d+\s*$/.test(tape) ? Math.max(0, (occasion === 'depart' ? prevu : attendu) - Number(tape)) : 0;
  const dit = occasion !== 'depart';
  const aDire = [champDe('cause', objetId), champDe('precision', objetId), champDe('photo', objetId)].some(
    (un) => formulaire?.erreurs[un] !== undefined || (un !== champDe('cause', objetId) && formulaire?.valeurs[un]),
  );
  return (
    <li>
      <label className="inventaire__nom" htmlFor={id}>
        {nom}
        <span>
          <Insecable texte={[noteDe(objet, occasion), aSavoir].filter(Boolean).join(', ')} />
        </span>
      </label>
      <Compteur
        {...{ id, nom: champ, objet: nom, valeur: depart, max: attendu, manque: manque > 0, enErreur }}
        decritPar={attributs['aria-describedby']}
        surChangement={(valeur) => {
          setTape(valeur);
          const lu = Number(valeur);
          surCompte(valeur.trim() === '' || !Number.isInteger(lu) ? prevu : lu);
        }}
      />
      <ErreursDeChamp id={id} phrases={phrases} />
      {manque > 0 && (
        <p aria-live="polite">
          <Puce ton={objet.consommable ? 'info' : 'attention'} icone={objet.consommable ? undefined : 'alerte'}>
            {objet.consommable && dit ? `${manque} à racheter` : `Il en manque ${manque}`}
          </Puce>
        </p>
      )}
      <details className="repli repli--ligne" open={manque > 0 || aDire || undefined}>
        <summary>
          {manque > 0 && dit ? 'Que s’est-il passé\u00a0?' : 'Préciser, ajouter une photo'}
          <span className="cache">{`\u00a0: ${nom}`}</span>
        </summary>
        <div className="repli__contenu">
          {dit && (
            <Choisir
              {...{ formulaire, nom: champDe('cause', objetId), vide: null }}
              defaut={dits[champDe('cause', objetId)] || causeParDefaut(objet)}
              libelle="Ce qui manque est"
              options={causesPour(objet).map((valeur) => ({ valeur, libelle: LIBELLE_CAUSE_ECART[valeur] }))}
            />
          )}
          <Champ
            {...{ formulaire, nom: champDe('precision', objetId), libelle: 'En quelques mots', max: MAX_PRECISION_ECART }}
            defaut={dits[champDe('precision', objetId)]}
            facultatif
          />
          {/* Made lighter on the telephone: the network may be thin. */}
          <div onChange={alleger}>
            <Champ
              {...{ formulaire, nom: champDe('photo', objetId), libelle: 'Une photo', genre: 'file' }}
              accept="image/jpeg,image/png,image/webp"
              facultatif
            />
          </div>
        </div>
      </details>
    </li>
  );
}

function noteDe({ attendu, prevu }: ACompter, occasion: OccasionDeCompter): string {
  if (occasion !== 'depart') return `au départ\u00a0: ${attendu}`;
  return prevu < attendu ? `${attendu} en tout, ${prevu} au dernier compte` : `${attendu} en tout`;
}
