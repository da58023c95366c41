import { type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';

export interface BrouillonDePage {
  /** Name of the form on the server. */
  formulaire: string;
  /** Words of the button. */
  garde?: string | undefined;
}

const MS_ENTRE_DEUX = 5000;

/** What may be kept of a form: its texts, never a file nor a password. */
function textesDe(formulaire: HTMLFormElement): URLSearchParams {
  const textes = new URLSearchParams();
  for (const [nom, valeur] of new FormData(formulaire)) {
    if (typeof valeur === 'string' && !/motDePasse/i.test(nom)) textes.append(nom, valeur);
  }
  return textes;
}

/** Keeps a draft every five seconds while one writes; without JavaScript the button posts the form to `/brouillons`. */
export function useBrouillon(brouillon: BrouillonDePage | undefined, formulaire: RefObject<HTMLFormElement>) {
  const aGarder = useRef(false);
  const [phrase, setPhrase] = useState('');
  const actif = brouillon !== undefined;

  const enregistrer = async () => {
    if (!formulaire.current) return;
    aGarder.current = false;
    try {
      const reponse = await fetch('/brouillons', {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: textesDe(formulaire.current),
      });
      if (!reponse.ok) throw new Error(String(reponse.status));
      const { heure } = (await reponse.json()) as { heure: string };
      setPhrase(`Brouillon enregistré à ${heure}. Vous pouvez fermer et revenir.`);
    } catch {
      aGarder.current = true;
      setPhrase('Le brouillon n’a pas pu être enregistré. Ce que vous avez écrit reste sur cette page.');
    }
  };
  const enregistrerRef = useRef(enregistrer);
  enregistrerRef.current = enregistrer;

  useEffect(() => {
    if (!actif) return;
    const horloge = setInterval(() => {
      if (aGarder.current) void enregistrerRef.current();
    }, MS_ENTRE_DEUX);
    return () => clearInterval(horloge);
  }, [actif]);

  return {
    phrase,
    noter: () => {
      aGarder.current = actif;
    },
    oublier: () => {
      aGarder.current = false;
    },
    garder: (evenement: MouseEvent) => {
      evenement.preventDefault();
      void enregistrer();
    },
  };
}
