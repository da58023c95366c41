import { useEffect, useState } from 'react';

interface Gardee {
  quand: string;
  valeurs: [string, string][];
}

/**
 * Keeps what is typed on the telephone itself, at each key: where the network is cut, a reload finds it again. It goes with the tab.
 * @param cle names the form and what it fills
 * @param reprend false when the page already brings back what was typed
 * @returns « 17 h 04 », when it was kept; empty as long as nothing was
 */
export function useGardeSurPlace(idDuFormulaire: string, cle: string, reprend: boolean): string {
  const [quand, setQuand] = useState('');
  useEffect(() => {
    const formulaire = document.getElementById(idDuFormulaire);
    if (!(formulaire instanceof HTMLFormElement)) return;
    const gardee = reprend ? lire(cle) : null;
    if (gardee) {
      remplir(formulaire, gardee.valeurs);
      setQuand(gardee.quand);
    }
    const garder = () => {
      const heure = new Date().toLocaleTimeString('fr-FR', { hour: 'numeric', minute: '2-digit' }).replace(':', '\u00a0h\u00a0');
      if (ecrire(cle, { quand: heure, valeurs: valeursDe(formulaire) })) setQuand(heure);
    };
    formulaire.addEventListener('input', garder);
    return () => formulaire.removeEventListener('input', garder);
  }, [idDuFormulaire, cle, reprend]);
  return quand;
}

const JAMAIS = new Set(['geste', 'formulaire', 'tout']);

function valeursDe(formulaire: HTMLFormElement): [string, string][] {
  return [...new FormData(formulaire)].flatMap(([nom, valeur]) =>
    typeof valeur === 'string' && !JAMAIS.has(nom) ? [[nom, valeur] as [string, string]] : [],
  );
}

/** As if it had been typed: whatever is drawn beside a field follows. */
function remplir(formulaire: HTMLFormElement, valeurs: readonly [string, string][]): void {
  for (const [nom, valeur] of valeurs) {
    const champ = formulaire.elements.namedItem(nom);
    if (champ instanceof HTMLInputElement && champ.type === 'checkbox') {
      if (!champ.checked) champ.click();
      continue;
    }
    const modele =
      champ instanceof HTMLInputElement
        ? HTMLInputElement.prototype
        : champ instanceof HTMLTextAreaElement
          ? HTMLTextAreaElement.prototype
          : champ instanceof HTMLSelectElement
            ? HTMLSelectElement.prototype
            : null;
    if (!modele || !(champ instanceof HTMLElement) || (champ as HTMLInputElement).value === valeur) continue;
    Object.getOwnPropertyDescriptor(modele, 'value')?.set?.call(champ, valeur);
    champ.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** A telephone may refuse to keep anything: then the draft on the server alone remains. */
function lire(cle: string): Gardee | null {
  try {
    const lu: unknown = JSON.parse(sessionStorage.getItem(cle) ?? 'null');
    const { quand, valeurs } = (lu ?? {}) as Partial<Gardee>;
    return typeof quand === 'string' && Array.isArray(valeurs) ? { quand, valeurs } : null;
  } catch {
    return null;
  }
}

function ecrire(cle: string, gardee: Gardee): boolean {
  try {
    sessionStorage.setItem(cle, JSON.stringify(gardee));
    return true;
  } catch {
    return false;
  }
}
