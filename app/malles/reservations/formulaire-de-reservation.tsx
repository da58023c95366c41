import type { Formulaire } from '#app/commun/formulaire.ts';
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
      <QuandReserver key={lu.juge} chemin={`/malles/${malle.slug}/reserver`} {...{ lu, formulaire, refus: verdict }} />
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
      <Ensuite titre="Et ensuite&nbsp;?" etapes={lu.ensuite} />
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
