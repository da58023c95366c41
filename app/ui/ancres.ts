import { useEffect } from 'react';

const QUI_PREND_LE_FOCUS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]';

/**
 * Follows links within the page. The router would take them for another page: it forgets there what was refused, and goes back to
 * where this page was last read.
 */
export function useAncres(): void {
  useEffect(() => {
    const suivre = (clic: MouseEvent) => {
      if (clic.defaultPrevented || clic.button !== 0 || clic.metaKey || clic.ctrlKey || clic.shiftKey || clic.altKey) return;
      const lien = clic.target instanceof Element ? clic.target.closest('a[href^="#"]') : null;
      const ancre = lien?.getAttribute('href');
      if (!ancre) return;
      clic.preventDefault();
      const cible = document.getElementById(ancre.slice(1));
      if (!cible) return;
      // The address may be copied or read again; the router is not told.
      history.replaceState(history.state, '', ancre);
      allerA(cible);
    };
    document.addEventListener('click', suivre);
    return () => document.removeEventListener('click', suivre);
  }, []);
}

/** Unfolds what hides it, shows it with its name and its sentences, and takes the focus there: of a group, to its first box. */
export function allerA(cible: HTMLElement): void {
  for (let repli = cible.closest('details'); repli; repli = repli.parentElement?.closest('details') ?? null) repli.open = true;
  const groupe = cible instanceof HTMLFieldSetElement;
  const but = groupe ? (cible.querySelector<HTMLElement>(QUI_PREND_LE_FOCUS) ?? cible) : cible;
  if (!but.matches(QUI_PREND_LE_FOCUS)) but.tabIndex = -1;
  (cible.closest('.champ') ?? cible).scrollIntoView();
  but.focus({ preventScroll: true });
}
