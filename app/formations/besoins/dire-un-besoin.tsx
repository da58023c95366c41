import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { LIBELLE_PUBLIC_BESOIN, MAX_BESOIN, PUBLICS_BESOIN } from './besoins.ts';
import type { PageDesBesoins } from './page-des-besoins.server.ts';

/** A need in one line. */
export const DireUnBesoin = ({ lu, formulaire }: { lu: PageDesBesoins; formulaire: Formulaire | undefined }) => (
  <FormulairePoste formulaire={formulaire} geste={lu.geste}>
    <Champ
      {...{ formulaire, nom: 'besoin', max: MAX_BESOIN, liste: 'mots-du-reseau', defaut: lu.comme }}
      libelle="Que voudriez-vous apprendre ?"
      aide="En une ligne, dans vos mots : « Mieux écouter à l’accueil », « Tenir le rôle d’employeur »."
    />
    <datalist id="mots-du-reseau">
      {lu.suggestions.map((nom) => (
        <option key={nom} value={nom} />
      ))}
    </datalist>
    <Choix
      {...{ formulaire, nom: 'public', defaut: 'equipe' }}
      legende="Pour qui ?"
      options={PUBLICS_BESOIN.map((valeur) => ({ valeur, libelle: LIBELLE_PUBLIC_BESOIN[valeur] }))}
    />
    {lu.structures.length > 1 && (
      <Choisir
        {...{ formulaire, nom: 'structureId', defaut: lu.defaut }}
        libelle="Pour quelle structure ?"
        options={lu.structures}
        vide={null}
      />
    )}
    <Bouton>Dire ce besoin au réseau</Bouton>
  </FormulairePoste>
);
