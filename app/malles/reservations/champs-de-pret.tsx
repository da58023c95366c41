import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { MAX_LIEU_PRET, MAX_MOT_PRET, MAX_OBJET_PRET } from './longueurs.ts';

interface Props {
  formulaire: Formulaire | undefined;
  contacts: readonly OptionDeListe[];
  /** Who it will be when nobody is chosen; `null`: someone always is. */
  vide: string | null;
  communes: readonly OptionDeListe[];
  /** The name of whoever keeps the malle. */
  garde: string;
}

/** What is said of a loan beside its dates; all of it may stay empty. */
export function ChampsDePret({ formulaire, contacts, vide, communes, garde }: Props) {
  const { communeCode, contactId } = formulaire?.valeurs ?? {};
  return (
    <>
      <Champ {...{ formulaire, nom: 'lieu', libelle: 'Où servira-t-elle ?', facultatif: true, max: MAX_LIEU_PRET }} />
      <Champ {...{ formulaire, nom: 'objet', libelle: 'Pour quoi faire ?', facultatif: true, max: MAX_OBJET_PRET }} />
      <Champ
        {...{ formulaire, nom: 'participants', libelle: 'Combien de participants ?', facultatif: true, inputMode: 'numeric' }}
        court
        max={10}
        aide="Une estimation suffit."
      />
      <Champ
        {...{ formulaire, nom: 'mot', genre: 'textarea', lignes: 3, facultatif: true, max: MAX_MOT_PRET }}
        libelle={`Un mot pour ${garde}`}
      />
      <Repli
        titre="La commune, qui appeler"
        ouvert={Boolean(communeCode || contactId || formulaire?.erreurs.communeCode || formulaire?.erreurs.contactId)}
      >
        <Choisir
          {...{ formulaire, nom: 'communeCode', options: communes, facultatif: true }}
          libelle="Dans quelle commune ?"
          vide="Celle de la structure"
          aide="Pour compter les kilomètres."
        />
        {contacts.length > 0 && (
          <Choisir
            {...{ formulaire, nom: 'contactId', options: contacts, vide, facultatif: vide !== null }}
            libelle="Qui appeler pour ce prêt ?"
          />
        )}
      </Repli>
    </>
  );
}
