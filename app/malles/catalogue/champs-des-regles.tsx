import type { Formulaire } from '#app/commun/formulaire.ts';
import { JOURS_SEMAINE } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Cases } from '#app/ui/cases.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import type { FormulaireDeMalleLu } from './formulaire-de-malle.server.ts';
import { NOM_DU_JOUR_FERME } from './formulaires.ts';

/** Monday first. */
const SEMAINE = [1, 2, 3, 4, 5, 6, 0];

interface Props {
  lu: Pick<FormulaireDeMalleLu, 'reseau' | 'valeurs'>;
  formulaire: Formulaire | undefined;
}

/** The rules of a malle, each with what the network says when she says nothing. */
export function ChampsDesRegles({ lu: { reseau, valeurs }, formulaire }: Props) {
  const champ = (nom: keyof Props['lu']['reseau']) => ({ formulaire, nom, defaut: valeurs[nom] });
  const nombre = (nom: keyof Props['lu']['reseau'], libelle: string) => (
    <Champ
      {...champ(nom)}
      {...{ libelle, max: 8, court: true, facultatif: true, inputMode: 'numeric' }}
      aide={`Laissé vide, comme le réseau : ${reseau[nom]}.`}
    />
  );
  return (
    <div className="pile pile--large">
      <p className="petit doux mesure">
        Ce qui reste vide suit les règles du réseau, et change avec elles. Les prêts déjà réservés gardent leurs dates.
      </p>
      <div className="regles-de-malle">
        {nombre('joursMax', 'Durée la plus longue, en jours')}
        {nombre('preavisJours', 'Réserver au moins, en jours avant')}
        {nombre('horizonJours', 'Réserver au plus, en jours à l’avance')}
        {nombre('pretsParStructure', 'Malles en même temps, pour une structure')}
        {nombre('tamponAvant', 'La garder avant un prêt, en demi-journées')}
        {nombre('tamponApres', 'La garder après un prêt, en demi-journées')}
      </div>
      <Choix
        {...champ('fermeture')}
        legende="Quels jours ne se remet-elle pas ?"
        aide="Un prêt peut passer par-dessus, mais ne commence ni ne finit ces jours-là."
        defaut={valeurs.fermeture ?? 'reseau'}
        options={[
          { valeur: 'reseau', libelle: `Comme le réseau : ${reseau.fermeture}` },
          { valeur: 'siens', libelle: 'Les jours cochés ici', aide: 'Aucun de coché : elle se remet tous les jours.' },
        ]}
      />
      <Cases
        {...{ formulaire, nom: NOM_DU_JOUR_FERME }}
        legende="Ses jours sans remise"
        facultatif
        options={SEMAINE.map((jour) => ({ valeur: String(jour), libelle: majuscule(JOURS_SEMAINE[jour] ?? '') }))}
        defaut={SEMAINE.map(String).filter((jour) => valeurs[`${NOM_DU_JOUR_FERME}-${jour}`])}
      />
      <Choisir
        {...champ('accord')}
        libelle="Faut-il l’accord de qui la garde ?"
        vide={`Comme le réseau : ${reseau.accord}`}
        options={[
          { valeur: 'non', libelle: 'Non : réservée aussitôt' },
          { valeur: 'oui', libelle: 'Oui : chaque demande attend une réponse' },
        ]}
        facultatif
      />
      <Champ
        {...champ('caution')}
        libelle="Caution, en euros"
        {...{ max: 12, court: true, facultatif: true, inputMode: 'decimal' }}
        aide={`Notée, jamais encaissée par l’application. Laissé vide, comme le réseau : ${reseau.caution}.`}
      />
    </div>
  );
}
