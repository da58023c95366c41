import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { MAX_LIEU_PRET, MAX_MOT_PRET, MAX_OBJET_PRET } from './reservations.ts';

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
  return (
    <>
      <Champ {...{ formulaire, nom: 'lieu', libelle: 'Où servira-t-elle ?', facultatif: true, max: MAX_LIEU_PRET }} />
      <Choisir
        {...{ formulaire, nom: 'communeCode', options: communes, facultatif: true }}
        libelle="Dans quelle commune ?"
        vide="Celle de la structure"
        aide="Pour compter les kilomètres."
      />
      <Champ {...{ formulaire, nom: 'objet', libelle: 'Pour quoi faire ?', facultatif: true, max: MAX_OBJET_PRET }} />
      <Champ
        {...{ formulaire, nom: 'participants', libelle: 'Combien de participants ?', facultatif: true, inputMode: 'numeric' }}
        court
        max={10}
        aide="Une estimation suffit."
      />
      {contacts.length > 0 && (
        <Choisir
          {...{ formulaire, nom: 'contactId', options: contacts, vide, facultatif: vide !== null }}
          libelle="Qui appeler pour ce prêt ?"
        />
      )}
      <Champ
        {...{ formulaire, nom: 'mot', genre: 'textarea', lignes: 3, facultatif: true, max: MAX_MOT_PRET }}
        libelle={`Un mot pour ${garde}`}
      />
    </>
  );
}
