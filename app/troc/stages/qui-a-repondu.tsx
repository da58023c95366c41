import { CANAUX, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  /** For whom the coordination notes the answer; empty when the act is one's own. */
  pourQui: readonly { id: number; nom: string }[];
  libelle?: string;
}

/** Whose answer is noted, and how it was given. */
export function QuiARepondu({ formulaire, pourQui, libelle = 'Qui a répondu ?' }: Props) {
  if (pourQui.length === 0) return null;
  return (
    <>
      <Choisir
        formulaire={formulaire}
        nom="auNomDe"
        libelle={libelle}
        options={pourQui.map(({ id, nom }) => ({ valeur: String(id), libelle: nom }))}
      />
      <Choix
        formulaire={formulaire}
        nom="canal"
        legende="Comment ?"
        defaut="telephone"
        options={CANAUX.map((canal) => ({ valeur: canal, libelle: majuscule(LIBELLE_CANAL[canal]) }))}
      />
    </>
  );
}
