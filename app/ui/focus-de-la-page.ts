import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { allerA } from './ancres.ts';

/** Where a page begins: its title, and what was just done. */
const DEBUT = 'contenu';

/** Takes the focus to the beginning of the page. */
export const allerAuDebut = (): void => document.getElementById(DEBUT)?.focus({ preventScroll: true });

/** To what the address names, unless a link or a button that is still there has the focus. */
function allerOuDitLAdresse(hash: string): void {
  const cible = document.getElementById(hash.slice(1));
  if (cible && document.activeElement === document.body) allerA(cible);
}

/**
 * A page that changes without a reload is announced by moving the focus: to its beginning, or to what was done when the same page
 * comes back. What was refused keeps it, and so does a link or a button that is still there.
 */
export function useFocusDeLaPage(): void {
  const { pathname, hash, key } = useLocation();
  const lue = useRef({ pathname, key });
  useEffect(() => {
    const { pathname: precedente, key: cle } = lue.current;
    lue.current = { pathname, key };
    if (cle === key || document.activeElement?.closest('.resume-erreurs')) return;
    if (hash) return allerOuDitLAdresse(hash);
    if (precedente !== pathname) return allerAuDebut();
    const fait = document.querySelector<HTMLElement>('.avis');
    if (fait) fait.focus({ preventScroll: true });
    else if (document.activeElement === document.body) allerAuDebut();
  }, [pathname, hash, key]);
}
