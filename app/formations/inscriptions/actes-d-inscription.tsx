import type { Formulaire } from '#app/commun/formulaire.ts';
import { enumerer } from '#app/commun/texte.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ACTES_QUI_REPONDENT } from './inscriptions.ts';
import { MAX_BESOIN_PARTICULIER, MAX_MOTIF_INSCRIPTION } from './longueurs.ts';
import { REPONSES_A_L_OFFRE } from './mots.ts';
import type { PageDInscription } from './page-d-inscription.server.ts';

interface Props {
  lu: PageDInscription;
  formulaire: Formulaire | undefined;
}

/** What one does with an inscription, the most awaited first; what gives a place up asks once more. */
export function ActesDInscription({ lu, formulaire }: Props) {
  const { actes, groupe } = lu;
  const laisser = lu.aUnePlace ? 'Laisser la place' : 'Laisser le tour';
  const a = (nom: (typeof actes)[number]) => actes.includes(nom);
  const tape = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  return (
    <div className="pile pile--large">
      {ACTES_QUI_REPONDENT.some(a) && <Repondre {...{ lu, formulaire }} />}
      {a('refuser') && (
        <Repli titre={groupe ? 'Refuser pour tout le groupe' : 'Refuser'} ouvert={tape('refuser') !== undefined}>
          <FormulairePoste formulaire={tape('refuser')}>
            <input type="hidden" name="acte" value="refuser" />
            <Champ
              {...{ formulaire: tape('refuser'), nom: 'motif', max: MAX_MOTIF_INSCRIPTION }}
              libelle="Pourquoi ?"
              genre="textarea"
              lignes={2}
              aide={groupe ? `Chaque personne le lit : ${enumerer(groupe)}.` : 'La personne le lit.'}
            />
            <Bouton genre="danger">{groupe ? 'Refuser ces inscriptions' : 'Refuser cette inscription'}</Bouton>
          </FormulairePoste>
        </Repli>
      )}
      {a('remplacer') && lu.collegues.length > 0 && (
        <Feuille creux titre={`${laisser} à une personne de l’équipe`}>
          <FormulairePoste formulaire={tape('remplacer')}>
            <input type="hidden" name="acte" value="remplacer" />
            <Choisir
              {...{ formulaire: tape('remplacer'), nom: 'personneId' }}
              libelle="Qui vient à la place ?"
              options={lu.collegues}
            />
            <Bouton genre="second">Lui {laisser.toLocaleLowerCase('fr')}</Bouton>
          </FormulairePoste>
        </Feuille>
      )}
      {lu.peutPreciser && (
        <Repli titre="Repas, accessibilité (facultatif)" ouvert={tape('preciser') !== undefined}>
          <FormulairePoste formulaire={tape('preciser')}>
            <input type="hidden" name="acte" value="preciser" />
            <Champ
              {...{ formulaire: tape('preciser'), nom: 'besoin', max: MAX_BESOIN_PARTICULIER }}
              libelle="Ce qu’il faut savoir"
              facultatif
              defaut={lu.besoin ?? ''}
              aide={`Lu par l’organisation seule, effacé ${lu.joursDuBesoin} jours après. Videz le champ pour l’effacer.`}
            />
            <Bouton genre="second">Enregistrer</Bouton>
          </FormulairePoste>
        </Repli>
      )}
      {lu.rendre && !a('refuser') && (groupe || !a('decliner')) && (
        <Repli titre={lu.rendre.lien} ouvert={tape('retirer') !== undefined}>
          <Confirmer titre={lu.rendre.titre} texte={lu.rendre.texte}>
            {groupe && <p className="petit doux">Le reste du groupe ne change pas.</p>}
            <FormulairePoste formulaire={tape('retirer')}>
              <Bouton genre="danger" name="acte" value="retirer">
                {lu.rendre.bouton}
              </Bouton>
            </FormulairePoste>
          </Confirmer>
        </Repli>
      )}
      {lu.papiers && (
        <p>
          <LienBouton href={lu.papiers} genre="second">
            Voir mes attestations
          </LienBouton>
        </p>
      )}
      {lu.reprendre && (
        <p>
          <LienBouton href={lu.reprendre.chemin} genre="second">
            {lu.reprendre.libelle}
          </LienBouton>
        </p>
      )}
    </div>
  );
}

/** The answer that is awaited: which formation, which days and hours, then the two buttons. */
function Repondre({ lu, formulaire }: Props) {
  const { actes, groupe } = lu;
  const acte = ACTES_QUI_REPONDENT.find((nom) => actes.includes(nom));
  const n = groupe?.length ?? 1;
  return (
    <Feuille titre={lu.formation.titre}>
      {lu.formation.debut && <p>{lu.formation.debut}</p>}
      {lu.formation.ou && <p>{lu.formation.ou}</p>}
      {acte === 'valider' && <p className="petit doux">{lu.formation.aSavoir}</p>}
      {groupe && <p className="petit doux">Votre réponse vaut pour tout le groupe&nbsp;: {enumerer(groupe)}.</p>}
      <FormulairePoste formulaire={formulaire?.valeurs.acte === acte ? formulaire : undefined}>
        <div className="actions">
          <Bouton name="acte" value={acte}>
            {acte === 'valider' ? 'Donner mon accord' : REPONSES_A_L_OFFRE.prendre(n)}
          </Bouton>
          {actes.includes('decliner') && (
            <Bouton genre="second" name="acte" value="decliner">
              {REPONSES_A_L_OFFRE.laisser(n)}
            </Bouton>
          )}
        </div>
      </FormulairePoste>
      {actes.includes('decliner') && <p className="petit doux">{REPONSES_A_L_OFFRE.quitter(n, lu.concernee)}</p>}
    </Feuille>
  );
}
