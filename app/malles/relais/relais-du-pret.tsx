import { deNom, leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { RelaisLu } from './lectures.server.ts';

/** The hand-overs proposed or agreed for a loan, each with its two answers. @param pretId the loan whose page posts them */
export function RelaisDuPret({ pretId, relais }: { pretId: number; relais: readonly RelaisLu[] }) {
  return relais.map((lu) => (
    <Feuille key={lu.id} salle="malles" titre={lu.fait ? 'Passée de main en main' : 'De main en main'}>
      <UnRelais pretId={pretId} lu={lu} />
    </Feuille>
  ));
}

function UnRelais({ pretId, lu }: { pretId: number; lu: RelaisLu }) {
  return (
    <div className="pile pile--serree">
      <Etat lu={lu} />
      <p>{phraseDe(lu)}</p>
      {lu.trajets.map((trajet) => (
        <p key={trajet}>
          <strong>{trajet}</strong>
        </p>
      ))}
      <Fiche
        etroite
        lignes={[
          { titre: 'D’abord', contenu: `${majuscule(leNom(lu.premiere.structure))}, ${lu.premiere.dates}` },
          { titre: 'Ensuite', contenu: `${majuscule(leNom(lu.suivante.structure))}, ${lu.suivante.dates}` },
          { titre: 'Qui appeler', contenu: lu.contact && <Contact contact={lu.contact} /> },
        ]}
      />
      {(lu.peutDireOui || lu.peutDecliner) && (
        <FormulairePoste action={`/reservations/${pretId}/relais`}>
          <input type="hidden" name="relais" value={lu.id} />
          <div className="actions">
            {lu.peutDireOui && (
              <Bouton name="acte" value="oui">
                D’accord pour nous
              </Bouton>
            )}
            {lu.peutDecliner && (
              <Bouton genre="second" name="acte" value="non">
                {lu.statut === 'convenu' ? 'Finalement, la rapporter chez elle' : 'Pas cette fois'}
              </Bouton>
            )}
          </div>
        </FormulairePoste>
      )}
    </div>
  );
}

function Etat({ lu }: { lu: RelaisLu }) {
  if (lu.fait) return <Puce ton="succes">C’est fait</Puce>;
  if (lu.statut === 'convenu') return <Puce ton="succes">Convenu</Puce>;
  if (lu.statut === 'decline') return <Puce ton="vide">Pas cette fois</Puce>;
  const autre = lu.cote === 'premiere' ? lu.suivante : lu.premiere;
  if (lu.cote !== null && !lu[lu.cote].oui) {
    return <Puce ton="attention">{autre.oui ? 'Il ne manque que votre oui' : 'Attend votre réponse'}</Puce>;
  }
  return <Puce>{lu.cote === null ? 'Proposé aux deux structures' : `Attend la réponse ${deNom(autre.structure)}`}</Puce>;
}

function phraseDe({ fait, statut, quand, km }: RelaisLu): string {
  if (fait) return `La malle est allée directement d’une structure à l’autre\u00a0: environ ${km}\u00a0km de route en moins.`;
  if (statut === 'decline') {
    return 'La malle rentre chez elle entre les deux prêts. Vous pouvez encore changer d’avis, tant que l’autre structure le peut aussi.';
  }
  return `Les deux prêts se suivent de près. En se passant la malle directement, ${quand}, ce sont environ ${km}\u00a0km de route en moins que par chez elle. Un seul inventaire, fait ensemble, vaut pour les deux prêts.`;
}

function Contact({ contact: { nom, courriel, telephone } }: { contact: NonNullable<RelaisLu['contact']> }) {
  return (
    <>
      {nom}
      {telephone && (
        <>
          {', '}
          <a href={`tel:${telephone.replaceAll(/\s/g, '')}`}>{telephone}</a>
        </>
      )}
      {courriel && (
        <>
          {', '}
          <a href={`mailto:${courriel}`}>{courriel}</a>
        </>
      )}
    </>
  );
}
