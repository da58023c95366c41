import type { Formulaire } from '#app/commun/formulaire.ts';
import { enumerer } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { MAX_BESOIN_PARTICULIER, MAX_MOTIF_INSCRIPTION } from './longueurs.ts';
import type { PageDInscription } from './page-d-inscription.server.ts';

interface Props {
  lu: PageDInscription;
  formulaire: Formulaire | undefined;
}

/** What one does with an inscription, the most awaited first; each act is one press. */
export function ActesDInscription({ lu, formulaire }: Props) {
  const { actes, groupe } = lu;
  const a = (nom: (typeof actes)[number]) => actes.includes(nom);
  const tape = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  return (
    <div className="pile pile--large">
      {(a('accepter') || a('prendre') || a('valider')) && (
        <Feuille titre={a('valider') ? 'Votre accord' : titreDeLOffre(a('accepter'), groupe !== null)}>
          {groupe && <p className="petit doux">Votre réponse vaut pour tout le groupe&nbsp;: {enumerer(groupe)}.</p>}
          <FormulairePoste formulaire={tape(a('valider') ? 'valider' : a('accepter') ? 'accepter' : 'prendre')}>
            <div className="actions">
              <Bouton name="acte" value={a('valider') ? 'valider' : a('accepter') ? 'accepter' : 'prendre'}>
                {a('valider') ? 'Donner mon accord' : groupe ? 'Prendre les places' : 'Prendre la place'}
              </Bouton>
              {a('decliner') && (
                <Bouton genre="second" name="acte" value="decliner">
                  {groupe ? 'Le groupe n’en a plus besoin' : lu.elle ? 'Je n’en ai plus besoin' : 'Laisser la place'}
                </Bouton>
              )}
            </div>
          </FormulairePoste>
        </Feuille>
      )}
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
        <Feuille creux titre="Laisser la place à une personne de l’équipe">
          <FormulairePoste formulaire={tape('remplacer')}>
            <input type="hidden" name="acte" value="remplacer" />
            <Choisir
              {...{ formulaire: tape('remplacer'), nom: 'personneId' }}
              libelle="Qui vient à la place ?"
              options={lu.collegues}
            />
            <Bouton genre="second">Lui laisser la place</Bouton>
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
      {a('retirer') && (groupe || !a('decliner')) && (
        <FormulairePoste formulaire={tape('retirer')}>
          <Bouton genre="lien-danger" name="acte" value="retirer">
            {lu.elle ? 'Me retirer de cette formation' : `Retirer ${lu.personne} de cette formation`}
          </Bouton>
          {groupe && <p className="petit doux">Le reste du groupe ne change pas.</p>}
        </FormulairePoste>
      )}
    </div>
  );
}

function titreDeLOffre(gardee: boolean, enGroupe: boolean): string {
  if (enGroupe) return gardee ? 'Les places sont à vous si vous les prenez' : 'Il y a assez de places libres';
  return gardee ? 'La place est à vous si vous la prenez' : 'Une place est libre';
}
