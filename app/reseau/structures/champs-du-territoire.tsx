import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { JetonsACocher } from '#app/ui/jetons-a-cocher.tsx';
import { LIBELLE_MILIEU, MILIEUX } from './structures.ts';

type Cochables = readonly { valeur: string; libelle: string; coche: boolean }[];

interface Props {
  formulaire: Formulaire | undefined;
  milieu: string;
  territoire: Cochables;
  qpv: Cochables;
  /** Whether the department has quarters at all. */
  qpvAilleurs: boolean;
}

/** Where the structure works: its communes, its quarters, its kind of country. */
export function ChampsDuTerritoire({ formulaire, milieu, territoire, qpv, qpvAilleurs }: Props) {
  return (
    <div className="pile">
      {territoire.length > 0 && (
        <JetonsACocher
          formulaire={formulaire}
          prefixe="territoire"
          legende="Les communes de votre territoire"
          aide="Les vôtres d’abord, puis les plus proches. Touchez celles où vous intervenez."
          options={territoire}
        />
      )}
      <Champ
        formulaire={formulaire}
        nom="autresCommunes"
        libelle={territoire.length > 0 ? 'D’autres communes' : 'Les communes de votre territoire'}
        genre="textarea"
        lignes={2}
        max={6000}
        facultatif
        aide="Une par ligne, ou séparées par des virgules. Les accents et les tirets peuvent manquer."
      />
      {qpv.length > 0 ? (
        <JetonsACocher
          formulaire={formulaire}
          prefixe="qpv"
          legende="Les quartiers prioritaires où vous intervenez"
          options={qpv}
        />
      ) : (
        qpvAilleurs && (
          <p className="champ__aide">
            Aucun quartier prioritaire dans ces communes. Si vous en ajoutez une qui en a, ils apparaîtront ici une fois la page
            enregistrée.
          </p>
        )
      )}
      <Choix
        formulaire={formulaire}
        nom="milieu"
        legende="Le milieu"
        facultatif
        options={MILIEUX.map((valeur) => ({ valeur, libelle: LIBELLE_MILIEU[valeur] }))}
        defaut={milieu}
      />
    </div>
  );
}
