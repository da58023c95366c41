import type { Formulaire } from '#app/commun/formulaire.ts';
import { leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import type { ActeDeReservation } from './actes.ts';
import { DemiJournees } from './demi-journees.tsx';
import type { ActeLu } from './lecture-d-acte.server.ts';
import { MAX_MOTIF_PRET } from './longueurs.ts';
import { QuandReserver } from './quand-reserver.tsx';

const GESTE: Record<ActeDeReservation, (lu: ActeLu) => string> = {
  accepter: () => 'Accepter et prévenir',
  refuser: () => 'Refuser et prévenir',
  changer: () => 'Prendre ces dates',
  redemander: () => 'Demander ces dates',
  prolonger: () => 'La garder jusqu’à ce jour',
  constater_absence: () => 'Noter que personne n’est venu',
  clore: () => 'Tout est en ordre',
  annuler: () => 'Annuler ce prêt',
};

/** One act on a loan: its question, what follows, its button. */
export function FormulaireDActeDePret({ lu, formulaire }: { lu: ActeLu; formulaire: Formulaire | undefined }) {
  const { nom } = lu;
  const { quand } = lu;
  return (
    <FormulairePoste formulaire={formulaire}>
      {(quand || nom === 'prolonger') && <input type="hidden" name="version" value={lu.version} />}
      {quand && (
        <QuandReserver
          key={quand.juge}
          lu={quand}
          chemin={`/reservations/${lu.id}/${nom}`}
          datesDe={quandDe}
          formulaire={formulaire ?? { valeurs: quand.valeurs, erreurs: {} }}
          refus={undefined}
        />
      )}
      {nom === 'prolonger' && (
        <>
          <p className="mesure">
            {lu.jusque
              ? `Personne ne l’attend\u00a0: vous pouvez la garder jusqu’au ${lu.jusque}.`
              : 'Elle ne peut pas être gardée plus longtemps\u00a0: une autre structure l’attend, ou la durée la plus longue est atteinte. Appelez qui la garde.'}
          </p>
          <Champ
            {...{ formulaire, nom: 'fin', libelle: 'Jusqu’à quel jour ?', genre: 'date', min: lu.aujourdhui, defaut: lu.fin }}
          />
          <DemiJournees formulaire={formulaire} fin="" />
        </>
      )}
      {(nom === 'refuser' || nom === 'annuler') && (
        <Champ
          {...{ formulaire, nom: 'motif', libelle: 'Pourquoi, en une phrase', max: MAX_MOTIF_PRET }}
          aide={`${majuscule(leNom(lu.prete ? lu.emprunteuse : lu.proprietaire))} la lit.`}
        />
      )}
      {nom === 'constater_absence' && (
        <Champ
          {...{ formulaire, nom: 'motif', libelle: 'Ce que vous savez', facultatif: true, max: MAX_MOTIF_PRET }}
          aide={`${majuscule(leNom(lu.emprunteuse))} le lit.`}
        />
      )}
      <Ensuite etapes={suitesDe(lu)} />
      <div className="actions">
        <Bouton genre={nom === 'annuler' ? 'danger' : 'principal'}>{GESTE[nom](lu)}</Bouton>
        <LienBouton href={`/reservations/${lu.id}`} genre="lien">
          Ne rien changer
        </LienBouton>
      </div>
    </FormulairePoste>
  );
}

/** Of the page of the act, what it says of the dates. */
const quandDe = (lu: unknown) => (lu as ActeLu).quand;

function suitesDe({ nom, accord, statut, prete, emprunteuse, proprietaire }: ActeLu): string[] {
  const [elle, garde] = [leNom(emprunteuse), leNom(proprietaire)];
  const autre = `${majuscule(prete ? elle : garde)} reçoit un courriel.`;
  switch (nom) {
    case 'accepter':
      return [`Ces dates sont à ${elle}, qui reçoit un courriel.`, 'Vous convenez ensemble de l’heure de la remise.'];
    case 'refuser':
      return [`${majuscule(elle)} reçoit votre phrase par courriel, et peut demander d’autres dates.`];
    case 'changer':
    case 'redemander':
      if (!accord) return ['Les nouvelles dates sont prises aussitôt, les anciennes sont libres.', autre];
      return [
        ...(statut === 'acceptee' ? ['Un prêt plus court, dans les dates déjà acceptées, est changé aussitôt.'] : []),
        `Pour d’autres dates, ${garde} doit dire oui\u00a0: d’ici là, elles ne sont à personne, et les anciennes sont libres.`,
      ];
    case 'prolonger':
      return ['Si personne ne l’attend, elle reste avec vous jusqu’à ce jour-là.', autre];
    case 'constater_absence':
      return ['Ses jours sont libres aussitôt.', `${majuscule(elle)} reçoit un courriel.`];
    case 'clore':
      return ['Le prêt est fini.', `${majuscule(elle)} reçoit un courriel.`];
    case 'annuler':
      // What is only asked held nothing.
      return statut === 'acceptee'
        ? [autre, 'Ses jours sont libres\u00a0: si une structure l’attend, la malle lui est proposée.']
        : [autre];
  }
}
