import { useBeforeUnload, useBlocker } from '@remix-run/react';
import { type RefObject, useCallback, useEffect, useRef } from 'react';

const QUITTER = 'Ce que vous avez écrit n’est pas envoyé et ne se garde pas. Quitter cette page quand même\u00a0?';

/**
 * Asks before a page is left with words that nothing keeps. A component, mounted where it is wanted: a page has one blocker at most.
 * Without JavaScript, going back brings the words again.
 */
export function Retenir({ formulaire }: { formulaire: RefObject<HTMLFormElement | null> }) {
  const ecrit = useRef(false);
  useEffect(() => {
    const ici = formulaire.current;
    const noter = () => {
      ecrit.current = true;
    };
    const partir = () => {
      ecrit.current = false;
    };
    ici?.addEventListener('input', noter);
    ici?.addEventListener('submit', partir);
    return () => {
      ici?.removeEventListener('input', noter);
      ici?.removeEventListener('submit', partir);
    };
  }, [formulaire]);
  const ailleurs = useBlocker(
    ({ currentLocation, nextLocation }) => ecrit.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (ailleurs.state !== 'blocked') return;
    if (window.confirm(QUITTER)) ailleurs.proceed();
    else ailleurs.reset();
  }, [ailleurs]);
  useBeforeUnload(
    useCallback((evenement) => {
      if (ecrit.current) evenement.preventDefault();
    }, []),
  );
  return null;
}
