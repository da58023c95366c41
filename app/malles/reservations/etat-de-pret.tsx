import { leNom } from '#app/commun/francais.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import type { PretLu } from './page-de-reservation.server.ts';

/** Where it stands, in a sentence: what is awaited, and from whom. */
export function EtatDePret({ pret }: { pret: PretLu }) {
  const { statut, prete, emprunte, retard, attendue, incomplete, debut, fin, detail } = pret;
  const [elle, garde] = [leNom(pret.emprunteuse.nom), leNom(pret.proprietaire.nom)];
  switch (statut) {
    case 'demandee':
      return prete ? (
        <Bandeau ton="attention" titre={`${majuscule(elle)} attend votre réponse`}>
          Ces dates ne sont à personne tant que vous n’avez pas dit oui.
        </Bandeau>
      ) : (
        <Bandeau titre={`${majuscule(garde)} doit encore dire oui`}>
          Ces dates ne sont à personne d’ici là. La réponse arrive par courriel.
        </Bandeau>
      );
    case 'acceptee':
      if (attendue) {
        return (
          <Bandeau ton="attention" titre={`Elle devait être retirée ${debut}`}>
            {prete
              ? 'Remettez-la, ou dites que personne n’est venu la chercher : ses jours seront libres.'
              : `Appelez ${garde} : sans nouvelle, ses jours peuvent être rendus libres.`}
          </Bandeau>
        );
      }
      return emprunte ? (
        <Bandeau ton="succes" titre="Elle est à vous à ces dates">
          {`Convenez avec ${garde} de l’heure de la remise, ${debut}. On la compte ensemble, à deux.`}
        </Bandeau>
      ) : null;
    case 'en_pret':
      return retard > 0 ? (
        <Bandeau ton="erreur" titre={`En retard de ${accorder(retard, 'jour')}`}>
          {`Elle était attendue ${fin}. ${emprunte ? `Rapportez-la, ou prévenez ${garde} ; si personne ne l’attend, gardez-la plus longtemps.` : `Appelez ${elle}.`}`}
        </Bandeau>
      ) : (
        <Bandeau>{`Elle est ${emprunte ? 'chez vous' : `avec ${elle}`} jusqu’au ${fin}.`}</Bandeau>
      );
    case 'rendue':
      return prete ? (
        <Bandeau ton="attention" titre={incomplete ? 'Elle est revenue incomplète' : 'Elle est revenue'}>
          {incomplete
            ? 'Signalez ce qui manque : la page d’après demande comment c’est réglé, et ferme ce prêt.'
            : 'Si rien ne manque, dites que tout est en ordre. Sinon, signalez ce qui manque.'}
        </Bandeau>
      ) : (
        <Bandeau titre="Elle est revenue">{`${majuscule(garde)} la vérifie.`}</Bandeau>
      );
    case 'a_regulariser':
      return <Bandeau ton="attention" titre="Il manque quelque chose, ou quelque chose est abîmé" />;
    case 'refusee':
      return <Bandeau titre="Cette demande est refusée">{detail?.motif}</Bandeau>;
    case 'annulee':
      return <Bandeau titre="Ce prêt est annulé">{detail?.motif}</Bandeau>;
    case 'close':
      return null;
  }
}
