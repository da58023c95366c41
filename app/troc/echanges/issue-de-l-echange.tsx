import { leNom } from '#app/commun/francais.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { ConversationLue } from './lectures.server.ts';

/** What the échange became, and whether the annonce is fulfilled by it. */
export function IssueDeLEchange({ lu }: { lu: ConversationLue }) {
  return (
    <>
      {lu.sort && (
        <Bandeau ton="attention" titre={lu.sort.titre}>
          {lu.sort.phrase}
        </Bandeau>
      )}
      {lu.rendezVous && (
        <Feuille titre="Rendez-vous">
          <Fiche
            lignes={[
              { titre: 'Quand', contenu: lu.rendezVous.quand },
              { titre: 'Où', contenu: lu.rendezVous.lieu },
              { titre: 'À préparer', contenu: lu.rendezVous.note },
            ]}
          />
        </Feuille>
      )}
      {lu.stage && (
        <Bandeau
          ton={lu.stage.realise ? 'succes' : undefined}
          titre={lu.stage.realise ? 'Le stage a eu lieu' : 'Un stage a été proposé à partir de cet échange'}
        >
          <p>
            <Lien href={lu.stage.chemin}>Où en est le stage</Lien>, pour les personnes qu’il concerne et les responsables.
          </p>
        </Bandeau>
      )}
      {lu.statut === 'regle' && (
        <Bandeau ton="succes" titre="Réglé autrement">
          {lu.suite}
        </Bandeau>
      )}
      {lu.statut === 'sans_suite' && (
        <Bandeau titre="Cet échange est clos, sans suite">{lu.suite || 'Aucune raison n’a été donnée.'}</Bandeau>
      )}
      {lu.satisfaite && !lu.sort && (
        <Bandeau ton="succes">{`L’annonce est satisfaite, avec ${leNom(lu.structures[1] ?? '')}.`}</Bandeau>
      )}
      {lu.demandeSiSatisfaite && (
        <Feuille titre="L’annonce est-elle satisfaite&nbsp;?">
          <FormulairePoste>
            <input type="hidden" name="acte" value="satisfaire" />
            <p>Si vous n’attendez plus d’autres réponses, dites-le&nbsp;: elle quitte la liste, et l’on y lit avec qui.</p>
            <div className="actions">
              <Bouton genre="second">Oui, elle est satisfaite</Bouton>
            </div>
          </FormulairePoste>
        </Feuille>
      )}
    </>
  );
}

/** Where a conversation leads: a stage, an appointment, settled, nothing; or back. */
export function SuitesPossibles({ lu }: { lu: ConversationLue }) {
  return (
    <div className="pile pile--serree">
      {lu.proposer && (
        <LienBouton href={lu.proposer} genre="second" large>
          Proposer le stage
        </LienBouton>
      )}
      {lu.actes.map(({ nom, libelle }) => (
        <LienBouton
          key={nom}
          href={`/troc/echanges/${lu.id}/${nom}`}
          genre={nom === 'clore_sans_suite' ? 'lien' : 'second'}
          large={nom !== 'clore_sans_suite'}
        >
          {libelle}
        </LienBouton>
      ))}
      {lu.pasDeReprise && <p className="petit doux">{lu.pasDeReprise}</p>}
    </div>
  );
}
