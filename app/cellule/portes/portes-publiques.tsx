import { Confidence } from '#app/ui/confidence.tsx';

/** Says that nothing of this page is secret. */
export function PortesPubliques() {
  return <Confidence titre="Des portes publiques" phrase="Rien de secret ici : cette page ne dit rien d’aucune demande." />;
}
