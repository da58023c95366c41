import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import { LIBELLE_REPONSE } from '../demandes/pieces.ts';
import type { PreconisationLue } from './lire-preconisations.server.ts';
import { PuceDePreconisation } from './preconisations.tsx';

type Ecrit = PreconisationLue['remises'][number];

const Texte = ({ ecrit, entete }: { ecrit: Ecrit; entete?: string | undefined }) => (
  <>
    {entete && <p className="petit doux">{entete}</p>}
    <p className="texte-libre">{ecrit.texte || 'Tout est dans le titre.'}</p>
    <p className="petit doux">{`${ecrit.details} Écrit par ${ecrit.qui}, ${ecrit.quand}.`}</p>
  </>
);

/** Its text today, what it said before. Two texts that were written at once both stand. */
export function UnePreconisation({ preconisation: lue }: { preconisation: PreconisationLue }) {
  const ecrire = `/cellule/demandes/${lue.id}/preconisations/${lue.objet}/ecrire`;
  return (
    <div className="pile">
      <p>
        <PuceDePreconisation etat={lue.etat} repondueLe={lue.repondueLe} />
      </p>
      {lue.aReunir && (
        <p className="mesure">
          Deux personnes ont écrit en même temps. Rien n’est perdu&nbsp;: les deux textes sont là, un membre en fait un seul.
        </p>
      )}
      {lue.remises.map((ecrit) => (
        <Feuille salle="cellule" key={ecrit.id} titre={lue.remises.length > 1 ? ecrit.titre : undefined}>
          <Texte ecrit={ecrit} />
        </Feuille>
      ))}
      {lue.enPreparation.map((ecrit) => (
        <Feuille creux salle="cellule" key={ecrit.id} titre={lue.enPreparation.length > 1 ? ecrit.titre : undefined}>
          <Texte ecrit={ecrit} entete="Entre membres&nbsp;: la structure ne lit pas encore ce texte." />
        </Feuille>
      ))}
      {lue.modifie && (
        <div className="actions">
          <LienBouton genre="second" href={ecrire} icone="crayon">
            {lue.aReunir ? 'Réunir les deux textes' : 'Écrire un nouveau texte'}
          </LienBouton>
        </div>
      )}
      {lue.anciennes.length > 0 && (
        <Repli titre={lue.anciennes.length === 1 ? 'Le texte d’avant' : `Les ${lue.anciennes.length} textes d’avant`}>
          <div className="pile">
            {lue.anciennes.map((ecrit) => (
              <div key={ecrit.id}>
                <p>
                  <strong>{ecrit.titre}</strong>
                </p>
                <Texte ecrit={ecrit} />
              </div>
            ))}
          </div>
        </Repli>
      )}
    </div>
  );
}

/** Answers and words about it, oldest first. */
export function Echange({ echange }: Pick<PreconisationLue, 'echange'>) {
  if (echange.length === 0) return null;
  return (
    <Section titre="L’échange" id="echange">
      <ul className="pile liste-nue">
        {echange.map(({ id, qui, quand, texte, reponse }) => (
          <li key={id}>
            <Feuille salle="cellule">
              {reponse && (
                <p>
                  <strong>{LIBELLE_REPONSE[reponse]}</strong>
                </p>
              )}
              {texte && <p className="texte-libre">{texte}</p>}
              <p className="petit doux">{`${qui}, ${quand}`}</p>
            </Feuille>
          </li>
        ))}
      </ul>
    </Section>
  );
}
