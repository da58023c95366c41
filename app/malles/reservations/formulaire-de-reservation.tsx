import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { AutresMalles } from './autres-malles.tsx';
import { ChampsDePret } from './champs-de-pret.tsx';
import type { Verdict } from './juger.server.ts';
import type { PageAReserver } from './preparer.server.ts';
import { QuandReserver } from './quand-reserver.tsx';

interface Props {
  lu: PageAReserver;
  formulaire: Formulaire;
  /** The form comes back, and what it was refused for. */
  refuse: boolean;
  verdict: Verdict | undefined;
}

/** Dates first, then for whom and what for; two dates are enough. */
export function FormulaireDeReservation({ lu, formulaire, refuse, verdict }: Props) {
  const { malle, pour, prete, garde } = lu;
  return (
    <FormulairePoste formulaire={refuse ? formulaire : undefined} geste={lu.geste}>
      <QuandReserver key={lu.juge} {...{ lu, formulaire, refus: verdict }} />
      {pour.choix.length > 1 && (
        <Choisir
          {...{ formulaire, nom: 'structureId', options: pour.choix, defaut: pour.defaut }}
          libelle="Pour quelle structure ?"
          vide={pour.defaut === undefined ? 'Choisir…' : null}
        />
      )}
      <ChampsDePret
        {...{ formulaire, contacts: lu.contacts, communes: lu.communes, garde: malle.structure }}
        vide={prete ? 'Moi-même, ou la direction de l’autre structure' : 'Moi-même'}
      />
      <AutresMalles formulaire={formulaire} malles={lu.autresMalles} />
      <Ensuite titre="Et ensuite&nbsp;?" etapes={suitesDe(lu)} />
      <div className="actions">
        <Bouton>{lu.bouton}</Bouton>
        {garde && (
          <Bouton genre="second" name="suite" value="remettre">
            La réserver et la remettre tout de suite
          </Bouton>
        )}
      </div>
    </FormulairePoste>
  );
}

const RAPPEL = 'Un rappel vous arrive la veille du retour, pour un prêt de plus de deux jours.';

function suitesDe({ malle, accord, garde, lesquelles }: PageAReserver): string[] {
  if (lesquelles) {
    return [lesquelles, 'Pour chacune, vous choisissez avec qui la garde l’heure de la remise.', RAPPEL];
  }
  const elle = malle.structure;
  if (accord) {
    return [
      `${majuscule(elle)} reçoit votre demande, et vous répond. D’ici là, ces dates ne sont à personne.`,
      'Une fois d’accord, vous choisissez ensemble l’heure de la remise.',
      RAPPEL,
    ];
  }
  if (garde) {
    return [
      'Ces jours sont pris tout de suite.',
      'La structure qui l’emprunte reçoit un courriel. Vous choisissez ensemble l’heure de la remise.',
      'Un rappel lui arrive la veille du retour, pour un prêt de plus de deux jours.',
    ];
  }
  return [
    'Ces jours sont à vous tout de suite : cette malle ne demande l’accord de personne.',
    `${majuscule(elle)} reçoit un courriel et prépare la malle. Vous choisissez ensemble l’heure de la remise.`,
    RAPPEL,
  ];
}
