import { useBeforeUnload, useBlocker } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

const QUITTER = 'Ce que vous avez écrit n’est pas envoyé et ne se garde pas. Quitter cette page quand même\u00a0?';

/**
 * Inside a form: asks before the page is left with words that nothing keeps. Mounted where it is wanted: a page has one blocker at
 * most, and the others do not carry it. Without JavaScript, going back brings the words again.
 */
export function Retenir() {
  const place = useRef<HTMLSpanElement>(null);
  const ecrit = useRef(false);
  useEffect(() => {
    const ici = place.current?.closest('form');
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
  }, []);
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
  return <span ref={place} hidden />;
}
