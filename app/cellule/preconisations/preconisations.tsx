import { LienBouton } from '#app/ui/bouton.tsx';
import { classes } from '#app/ui/classes.ts';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import { type EtatDePreconisation, LIBELLE_ETAT } from './etats.ts';
import type { PreconisationsLues } from './lire-preconisations.server.ts';

const TON: Record<EtatDePreconisation, TonDePuce> = {
  acceptee: 'succes',
  a_discuter: 'info',
  ecartee: 'neutre',
  realisee: 'succes',
  attend_la_votre: 'attention',
  attend: 'attention',
  en_preparation: 'vide',
};

/** The state of one, with the day of the answer. */
export function PuceDePreconisation({ etat, repondueLe }: { etat: EtatDePreconisation; repondueLe: string }) {
  const datee = repondueLe !== '' && etat !== 'a_discuter';
  return <Puce ton={TON[etat]}>{datee ? `${LIBELLE_ETAT[etat]} le ${repondueLe}` : LIBELLE_ETAT[etat]}</Puce>;
}

/** What the cell proposes, one sheet each; the first that waits for this reader stands out. */
export function Preconisations({ id, liste, peutPreparer, aRemettre, mot }: PreconisationsLues) {
  if (liste.length === 0 && !peutPreparer) return null;
  const page = `/cellule/demandes/${id}/preconisations`;
  const premiere = liste.find(({ attend }) => attend)?.objet;
  return (
    <Section
      titre="Préconisations"
      id="preconisations"
      actions={
        peutPreparer ? (
          <LienBouton genre="lien" href={`${page}/nouvelle`} icone="ajouter">
            {aRemettre > 0 || liste.length === 0 ? 'En préparer une' : 'En ajouter une'}
          </LienBouton>
        ) : undefined
      }
    >
      {liste.length === 0 && (
        <p className="doux mesure">
          {
            'Aucune encore. Elles se préparent entre membres, puis se remettent toutes ensemble\u00a0: la structure répond à chacune.'
          }
        </p>
      )}
      {mot && (
        <div className="mesure preconisations__mot">
          <p className="texte-libre">{mot.texte}</p>
          <p className="petit doux">{`${mot.qui}, ${mot.quand}`}</p>
        </div>
      )}
      <ol className="pile liste-nue">
        {liste.map((une) => (
          <li key={une.objet} className={classes('feuille preconisation', une.objet === premiere && 'feuille--attend')}>
            <span className="preconisation__numero" aria-hidden="true">
              {une.numero}
            </span>
            <div>
              <h3>
                <span className="cache">{`Préconisation ${une.numero}\u00a0: `}</span>
                <Lien href={`${page}/${une.objet}`}>{une.titre}</Lien>
              </h3>
              <p className="petit doux preconisation__details">{une.details}</p>
              <div className="rangee">
                <PuceDePreconisation etat={une.etat} repondueLe={une.repondueLe} />
                {une.aReunir && <Puce ton="erreur">Deux textes à réunir</Puce>}
                {une.sePrepare && <Puce ton="vide">Un nouveau texte se prépare</Puce>}
                {une.suit && (
                  <Lien className="lien-action" href={`${page}/${une.objet}#repondre`}>
                    Noter où vous en êtes
                  </Lien>
                )}
                {une.mots > 0 && (
                  <Lien className="lien-action" href={`${page}/${une.objet}#echange`}>{`Lire l’échange (${une.mots})`}</Lien>
                )}
              </div>
              {une.attend && (
                <div className="actions">
                  <LienBouton genre={une.objet === premiere ? 'principal' : 'second'} href={`${page}/${une.objet}`}>
                    {`Répondre à la préconisation ${une.numero}`}
                  </LienBouton>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {aRemettre > 0 && (
        <div className="actions">
          <LienBouton href={`/cellule/demandes/${id}/remettre`}>
            {aRemettre === 1 ? 'Relire et remettre la préconisation' : `Relire et remettre les ${aRemettre} préconisations`}
          </LienBouton>
        </div>
      )}
    </Section>
  );
}
