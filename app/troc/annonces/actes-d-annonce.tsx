import type { Formulaire } from '#app/commun/formulaire.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, type GenreDeBouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { cycleAnnonce, type TransitionAnnonce, type TypeAnnonce } from './annonces.ts';
import { MAX_PRECISION_ANNONCE } from './termes.ts';

interface Annonce {
  id: number;
  titre: string;
  type: TypeAnnonce;
  passee: boolean;
  modifier: boolean;
  actes: readonly TransitionAnnonce[];
  autres: readonly { valeur: string; libelle: string }[];
  aujourdhui: string;
}

/** In one click, the first being the main one. */
const DIRECTS = ['publier', 'confirmer', 'reveiller', 'reprendre', 'garder_en_pause', 'mettre_en_pause'] as const;

/** What its structure may do: one click, or a page for what asks a word. */
export function ActesDAnnonce({ annonce, demandee }: { annonce: Annonce; demandee: boolean }) {
  const { id, actes, modifier, passee } = annonce;
  if (actes.length === 0) return null;
  const chemin = `/troc/annonces/${id}`;
  const directs = DIRECTS.filter((nom) => actes.includes(nom) && !(nom === 'reveiller' && passee));
  const genre = (nom: (typeof DIRECTS)[number], rang: number): GenreDeBouton =>
    rang === 0 && (nom !== 'confirmer' || demandee) ? 'principal' : 'second';
  return (
    <FormulairePoste>
      <div className="actions hors-papier">
        {actes.includes('reveiller') && passee && <LienBouton href={`${chemin}?reveiller`}>Réveiller</LienBouton>}
        {directs.map((nom, rang) => (
          <Bouton key={nom} name="acte" value={nom} genre={genre(nom, rang)}>
            {cycleAnnonce.transitions[nom].libelle}
          </Bouton>
        ))}
        {actes.includes('satisfaire') && (
          <LienBouton href={`${chemin}?satisfaire`} genre="second">
            C’est satisfait
          </LienBouton>
        )}
        {modifier && (
          <LienBouton href={`${chemin}/modifier`} genre="second" icone="crayon">
            Modifier
          </LienBouton>
        )}
        {actes.includes('retirer') && (
          <LienBouton href={`${chemin}?retirer`} genre="lien-danger">
            Retirer
          </LienBouton>
        )}
      </div>
    </FormulairePoste>
  );
}

interface PropsDeVue {
  annonce: Annonce;
  formulaire: Formulaire | undefined;
}

/** With whom, and what came of it. */
export function SatisfaireAnnonce({ annonce, formulaire }: PropsDeVue) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="satisfaire" />
      <Choisir
        {...{ formulaire, nom: 'avec', options: annonce.autres, facultatif: true }}
        libelle="Avec quelle structure ?"
        vide="Hors du réseau, ou sans le dire"
      />
      <Champ
        {...{ formulaire, nom: 'suite', facultatif: true, max: MAX_PRECISION_ANNONCE }}
        libelle="Ce qui en est sorti, en une phrase"
        aide="Le réseau la lira : c’est elle qui donne envie aux autres. Ne nommez personne sans son accord."
      />
      <p className="mesure">
        L’annonce quitte la liste, et l’on n’y répond plus.
        {annonce.type === 'offre' &&
          ' Pour continuer à offrir la même chose à d’autres, laissez-la en ligne\u00a0: vous n’avez rien à faire.'}
      </p>
      <div className="actions">
        <Bouton>Dire que c’est satisfait</Bouton>
        <a className="lien-action" href={`/troc/annonces/${annonce.id}`}>
          Pas encore
        </a>
      </div>
    </FormulairePoste>
  );
}

/** Past its last day: a new one, or none. */
export function ReveillerAnnonce({ annonce, formulaire }: PropsDeVue) {
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="reveiller" />
      <Champ
        {...{ formulaire, nom: 'valableJusqu', genre: 'date', min: annonce.aujourdhui, facultatif: true }}
        libelle="Valable jusqu’au"
        aide="La date d’avant est passée. Laissez vide si elle n’a pas de fin."
      />
      <div className="actions">
        <Bouton>Réveiller cette annonce</Bouton>
        <a className="lien-action" href={`/troc/annonces/${annonce.id}`}>
          La laisser dormir
        </a>
      </div>
    </FormulairePoste>
  );
}

/** Before it is taken down. */
export function RetirerAnnonce({ annonce, formulaire }: PropsDeVue) {
  const [refus] = formulaire ? Object.values(formulaire.erreurs).flat() : [];
  return (
    <Confirmer
      titre={`${entreGuillemets(annonce.titre)} quittera la liste`}
      texte="Elle ne se remet pas en ligne ensuite. Pour une absence ou un trop-plein, la pause suffit."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <FormulairePoste>
        <input type="hidden" name="acte" value="retirer" />
        <div className="actions">
          <Bouton genre="danger">Retirer cette annonce</Bouton>
          <LienBouton href={`/troc/annonces/${annonce.id}`} genre="second">
            La garder
          </LienBouton>
        </div>
      </FormulairePoste>
    </Confirmer>
  );
}
