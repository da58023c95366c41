import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDesRegles } from './champs-des-regles.tsx';
import type { FormulaireDeMalleLu } from './formulaire-de-malle.server.ts';
import { DESSINS, LIBELLE_DESSIN } from './formulaires.ts';
import { MAX_LIGNE_MALLE, MAX_NOM_MALLE, MAX_RESUME_MALLE, MAX_TEXTE_MALLE } from './longueurs.ts';
import { laMalle } from './noms.ts';

interface Props {
  lu: FormulaireDeMalleLu;
  formulaire: Formulaire | undefined;
  geste?: string | undefined;
}

/** Fields of each fold: one that is refused opens its fold. */
const RETRAIT = /^(ouRetirer|quandRetirer|gardienneId)$/;
const REGLES = /^(joursMax|preavisJours|horizonJours|tampon|fermeture|jourFerme|pretsParStructure|accord|caution)/;

/** A malle, by those who keep it: what one does with it first, then where it is, then under which rules. */
export function FormulaireDeMalle({ lu, formulaire, geste }: Props) {
  const { valeurs, structures, gardiennes, slug, nom } = lu;
  const champ = (lequel: string) => ({ formulaire, nom: lequel, defaut: valeurs[lequel] });
  const refuse = (pli: RegExp) => Object.keys(formulaire?.erreurs ?? {}).some((un) => pli.test(un));
  const nombre = (lequel: string, libelle: string) => (
    <Champ {...champ(lequel)} libelle={libelle} max={8} court facultatif inputMode="numeric" />
  );
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} brouillon={{ formulaire: lu.brouillon }}>
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      {lu.version !== null && <input type="hidden" name="version" value={lu.version} />}
      <Champ
        {...champ('nom')}
        libelle="Son nom"
        max={MAX_NOM_MALLE}
        aide="Un mot ou deux, sans « malle » : Cirque, Relaxation…"
      />
      <Champ
        {...champ('resume')}
        libelle="Que fait-on avec ?"
        max={MAX_RESUME_MALLE}
        aide="Une phrase, comme « Jongler, tenir en équilibre, oser devant les autres »."
      />
      <div className="regles-de-malle">
        {nombre('ageMin', 'À partir de quel âge ?')}
        {nombre('ageMax', 'Jusqu’à quel âge ?')}
        {nombre('groupeMax', 'Combien de personnes au plus ?')}
      </div>
      <Choisir
        {...champ('structureId')}
        libelle="Où vit-elle ?"
        options={structures}
        vide={structures.length === 1 ? null : undefined}
        aide={structures.length === 1 ? 'La coordination seule la change de structure.' : undefined}
      />
      <div className="replis">
        <Repli titre="Qui la garde, où et quand la retirer" ouvert={lu.version === null || refuse(RETRAIT)}>
          <div className="pile pile--large">
            <Choisir
              {...champ('gardienneId')}
              libelle="Qui la garde ?"
              options={gardiennes}
              vide="Toute l’équipe"
              facultatif
              aide="Quelqu’un de l’équipe de la structure : elle prépare la malle et répond aux questions."
            />
            <Champ {...champ('ouRetirer')} libelle="Où la retirer ?" max={MAX_LIGNE_MALLE} facultatif />
            <Champ {...champ('quandRetirer')} libelle="Quand la retirer ?" max={MAX_LIGNE_MALLE} facultatif />
          </div>
        </Repli>
        <Repli titre="Sa notice, son dessin">
          <div className="pile pile--large">
            <Champ
              {...champ('notice')}
              libelle="Comment s’en servir ?"
              genre="textarea"
              lignes={7}
              max={MAX_TEXTE_MALLE}
              facultatif
              aide="Par quoi commencer, à quoi faire attention, que faire avant de la rendre."
            />
            <Choisir
              {...champ('dessin')}
              libelle="Son dessin, tant qu’elle n’a pas de photo"
              options={DESSINS.map((valeur) => ({ valeur, libelle: LIBELLE_DESSIN[valeur] }))}
              vide="Un dessin pour toutes"
              facultatif
            />
          </div>
        </Repli>
        <Repli titre="Les règles du prêt" ouvert={refuse(REGLES)}>
          <ChampsDesRegles lu={lu} formulaire={formulaire} />
        </Repli>
      </div>
      <div className="actions">
        <Bouton>{slug === null ? 'Ajouter cette malle' : `Enregistrer ${laMalle(nom)}`}</Bouton>
        <LienBouton href={slug === null ? '/malles' : `/malles/${slug}`} genre="lien">
          Ne rien changer
        </LienBouton>
      </div>
    </FormulairePoste>
  );
}
