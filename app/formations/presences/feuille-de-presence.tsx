import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { champDEtat, MAX_MOTIF_PRESENCE } from './droits.ts';
import { QuiANoteQuoi } from './presence-lue.tsx';
import { ETATS_PRESENCE, type EtatPresence, LIBELLE_ETAT_PRESENCE } from './presences.ts';

export interface Participante {
  id: number;
  nom: string;
  structure: string;
  etat: EtatPresence | null;
  histoire: readonly string[];
}

const ETATS = ETATS_PRESENCE.map((valeur) => ({ valeur, libelle: LIBELLE_ETAT_PRESENCE[valeur] }));

/** Who was there, one half-day: a list to tick; what changes what stood already says why. */
export function FeuilleDePresence({
  seanceId,
  participantes,
  formulaire,
}: {
  seanceId: number;
  participantes: readonly Participante[];
  formulaire: Formulaire | undefined;
}) {
  const corrige = participantes.some(({ etat }) => etat !== null);
  const muettes = participantes.filter(({ etat }) => etat === null).length;
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="seance" value={seanceId} />
      {muettes === 0 && <p>La présence de chaque personne est déjà notée. Vous pouvez la corriger ici.</p>}
      {participantes.map(({ id, nom, structure, etat }) => (
        <Choisir
          key={id}
          {...{ formulaire, nom: champDEtat(id), libelle: `${nom} (${structure})`, options: ETATS, defaut: etat ?? '' }}
          vide={etat === null ? 'Pas encore notée' : null}
        />
      ))}
      <Choix
        {...{ formulaire, nom: 'moyen', legende: 'D’où le tenez-vous ?', defaut: 'formatrice' }}
        options={[
          { valeur: 'formatrice', libelle: 'Je l’ai vu' },
          { valeur: 'feuille', libelle: 'De la feuille signée' },
        ]}
      />
      {corrige && (
        <Champ
          {...{ formulaire, nom: 'motif', libelle: 'Pourquoi corriger ?', max: MAX_MOTIF_PRESENCE }}
          aide="À dire quand vous changez une présence déjà notée. L’ancienne est gardée, avec qui l’a notée."
        />
      )}
      <QuiANoteQuoi participantes={participantes} />
      <div className="actions">
        <Bouton>Noter la présence</Bouton>
        {muettes > 0 && (
          <Bouton genre="second" name="autres" value="presentes">
            {muettes === participantes.length ? 'Tout le monde était là' : 'Toutes les autres personnes étaient là'}
          </Bouton>
        )}
      </div>
    </FormulairePoste>
  );
}
